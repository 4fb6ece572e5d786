package backproplab.check.trial;

import backproplab.manual.layer.Layer;
import backproplab.manual.layer.Parameter;
import backproplab.manual.layer.Pass;
import backproplab.manual.layer.State;
import backproplab.manual.tensor.DoubleTensor;
import backproplab.network.shape.Shape;
import java.util.List;

/**
 * A layer that has had other batches: each of its backward passes finds the gradients of those, and what it adds to them is the
 * gradient that is seen.
 */
final class AfterOthers implements Layer<DoubleTensor> {
    private final Layer<DoubleTensor> layer;
    private final List<double[]> before;
    private final List<Parameter<DoubleTensor>> parameters;

    AfterOthers(Layer<DoubleTensor> layer) {
        this.layer = layer;
        before = layer.parameters().stream()
                .map(parameter -> parameter.gradient().toDoubles())
                .toList();
        parameters = layer.parameters().stream()
                .map(parameter -> Parameter.of(parameter.name(), parameter.value(), parameter.decays()))
                .toList();
    }

    @Override
    public Shape outputShape(Shape input) {
        return layer.outputShape(input);
    }

    @Override
    public DoubleTensor forward(DoubleTensor x, Pass pass) {
        return layer.forward(x, pass);
    }

    @Override
    public DoubleTensor backward(DoubleTensor dy) {
        List<Parameter<DoubleTensor>> inner = layer.parameters();
        for (int p = 0; p < parameters.size(); p++) {
            inner.get(p).gradient().copyFrom(before.get(p));
        }
        DoubleTensor dx = layer.backward(dy);
        for (int p = 0; p < parameters.size(); p++) {
            double[] after = layer.parameters().get(p).gradient().toDoubles();
            parameters.get(p).gradient().copyFrom(Values.difference(after, before.get(p)));
        }
        return dx;
    }

    /** With the layer's values, and gradients of their own. */
    @Override
    public List<Parameter<DoubleTensor>> parameters() {
        return parameters;
    }

    @Override
    public List<State<DoubleTensor>> state() {
        return layer.state();
    }

    @Override
    public void skipInputGradient() {
        layer.skipInputGradient();
    }
}
