package backproplab.experiments.parity;

import backproplab.manual.layer.Layer;
import backproplab.manual.layer.Parameter;
import backproplab.manual.layer.Pass;
import backproplab.manual.layer.State;
import backproplab.manual.tensor.Tensor;
import backproplab.network.shape.Shape;
import java.util.List;

/** A sound layer for tests to break: override what is to be wrong. */
public class FaultyLayer<T extends Tensor<T>> implements Layer<T> {
    private final Layer<T> sound;

    public FaultyLayer(Layer<T> sound) {
        this.sound = sound;
    }

    @Override
    public Shape outputShape(Shape input) {
        return sound.outputShape(input);
    }

    @Override
    public T forward(T x, Pass pass) {
        return sound.forward(x, pass);
    }

    @Override
    public T backward(T dy) {
        return sound.backward(dy);
    }

    @Override
    public List<Parameter<T>> parameters() {
        return sound.parameters();
    }

    @Override
    public List<State<T>> state() {
        return sound.state();
    }

    @Override
    public void skipInputGradient() {
        sound.skipInputGradient();
    }

    /** Multiplies every element. */
    public static void scale(Tensor<?> tensor, double factor) {
        for (int i = 0; i < tensor.size(); i++) {
            tensor.set(i, tensor.get(i) * factor);
        }
    }
}
