package backproplab.check.own;

import backproplab.manual.layer.Layer;
import backproplab.manual.layer.Parameter;
import backproplab.manual.layer.Pass;
import backproplab.manual.layer.State;
import backproplab.manual.tensor.DoubleTensor;
import backproplab.manual.tensor.FloatTensor;
import backproplab.network.shape.Shape;
import java.util.List;

/**
 * A layer in float where one in double is expected. Before each pass the parameters and the state are written to the layer, after it
 * they are read, and so are the arguments: one that the layer changed has changed.
 */
final class FloatLayer implements Layer<DoubleTensor> {
    private final Layer<FloatTensor> layer;
    private final List<Parameter<DoubleTensor>> parameters;
    private final List<State<DoubleTensor>> state;
    private DoubleTensor x;
    private FloatTensor narrowX;

    FloatLayer(Layer<FloatTensor> layer) {
        this.layer = layer;
        parameters = layer.parameters() == null ? null : FloatTensors.widened(layer.parameters());
        state = layer.state() == null
                ? null
                : layer.state().stream().map(FloatLayer::widened).toList();
    }

    private static State<DoubleTensor> widened(State<FloatTensor> kept) {
        return new State<>(kept.name(), FloatTensors.widened(kept.value()));
    }

    @Override
    public Shape outputShape(Shape input) {
        return layer.outputShape(input);
    }

    @Override
    public DoubleTensor forward(DoubleTensor input, Pass pass) {
        write();
        x = input;
        narrowX = FloatTensors.narrowed(input);
        FloatTensor y = layer.forward(narrowX, pass);
        read();
        return y == null ? null : FloatTensors.widened(y);
    }

    @Override
    public DoubleTensor backward(DoubleTensor dy) {
        write();
        FloatTensor narrowDy = FloatTensors.narrowed(dy);
        FloatTensor dx = layer.backward(narrowDy);
        read();
        FloatTensors.copy(narrowDy, dy);
        return dx == null ? null : FloatTensors.widened(dx);
    }

    private void write() {
        FloatTensors.writeAll(parameters, layer.parameters());
        for (int s = 0; s < state.size(); s++) {
            FloatTensors.copy(state.get(s).value(), layer.state().get(s).value());
        }
    }

    private void read() {
        FloatTensors.readAll(layer.parameters(), parameters);
        for (int s = 0; s < state.size(); s++) {
            FloatTensors.copy(layer.state().get(s).value(), state.get(s).value());
        }
        FloatTensors.copy(narrowX, x);
    }

    @Override
    public List<Parameter<DoubleTensor>> parameters() {
        return parameters;
    }

    @Override
    public List<State<DoubleTensor>> state() {
        return state;
    }

    @Override
    public void skipInputGradient() {
        layer.skipInputGradient();
    }
}
