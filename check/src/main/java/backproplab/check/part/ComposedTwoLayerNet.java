package backproplab.check.part;

import backproplab.manual.layer.Layer;
import backproplab.manual.layer.Parameter;
import backproplab.manual.layer.Pass;
import backproplab.manual.tensor.DoubleTensor;
import backproplab.network.layer.ActivationFunction;
import backproplab.network.layer.LayerSpec;
import java.util.List;

/** {@link TwoLayerNet} of the layers, the loss and the penalty of one set of parts. */
final class ComposedTwoLayerNet implements TwoLayerNet {
    private final Parts parts;
    private final Layer<DoubleTensor> first;
    private final Layer<DoubleTensor> relu;
    private final Layer<DoubleTensor> second;
    private final List<Parameter<DoubleTensor>> parameters;

    ComposedTwoLayerNet(Parts parts, int in, int hidden, int classes) {
        this.parts = parts;
        first = parts.linear(new LayerSpec.Linear(in, hidden));
        relu = parts.activation(new LayerSpec.Activation(ActivationFunction.RELU));
        second = parts.linear(new LayerSpec.Linear(hidden, classes));
        parameters =
                List.of(named("W1", first, 0), named("b1", first, 1), named("W2", second, 0), named("b2", second, 1));
    }

    private static Parameter<DoubleTensor> named(String name, Layer<DoubleTensor> layer, int index) {
        Parameter<DoubleTensor> parameter = layer.parameters().get(index);
        return new Parameter<>(name, parameter.value(), parameter.gradient(), parameter.decays());
    }

    @Override
    public List<Parameter<DoubleTensor>> parameters() {
        return parameters;
    }

    @Override
    public DoubleTensor scores(DoubleTensor x) {
        return forward(x, Pass.EVALUATION);
    }

    private DoubleTensor forward(DoubleTensor x, Pass pass) {
        return second.forward(relu.forward(first.forward(x, pass), pass), pass);
    }

    @Override
    public double loss(DoubleTensor x, int[] labels, double reg) {
        var loss = parts.softmaxCrossEntropy(0);
        double value = loss.forward(forward(x, Pass.training(0)), labels);
        parameters.forEach(parameter -> parameter.gradient().zero());
        first.backward(relu.backward(second.backward(loss.backward())));
        return value + parts.l2Penalty(reg).apply(parameters);
    }
}
