package backproplab.experiments.parity;

import backproplab.manual.layer.Layer;
import backproplab.manual.layer.Parameter;
import backproplab.manual.layer.Pass;
import backproplab.manual.layer.State;
import backproplab.manual.tensor.DoubleTensor;
import backproplab.network.shape.Shape;
import java.util.List;

/** A sound layer for tests to break: override what is to be wrong. */
class FaultyLayer implements Layer<DoubleTensor> {
    private final Layer<DoubleTensor> sound;

    FaultyLayer(Layer<DoubleTensor> sound) {
        this.sound = sound;
    }

    @Override
    public Shape outputShape(Shape input) {
        return sound.outputShape(input);
    }

    @Override
    public DoubleTensor forward(DoubleTensor x, Pass pass) {
        return sound.forward(x, pass);
    }

    @Override
    public DoubleTensor backward(DoubleTensor dy) {
        return sound.backward(dy);
    }

    @Override
    public List<Parameter<DoubleTensor>> parameters() {
        return sound.parameters();
    }

    @Override
    public List<State<DoubleTensor>> state() {
        return sound.state();
    }

    @Override
    public void skipInputGradient() {
        sound.skipInputGradient();
    }

    /** Multiplies every element. */
    static void scale(DoubleTensor tensor, double factor) {
        for (int i = 0; i < tensor.size(); i++) {
            tensor.set(i, tensor.get(i) * factor);
        }
    }
}
