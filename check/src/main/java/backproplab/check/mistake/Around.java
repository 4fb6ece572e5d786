package backproplab.check.mistake;

import backproplab.manual.layer.Layer;
import backproplab.manual.layer.Parameter;
import backproplab.manual.layer.Pass;
import backproplab.manual.layer.State;
import backproplab.manual.tensor.DoubleTensor;
import backproplab.network.shape.Shape;
import java.util.List;

/** A layer around another one. A subclass does something wrong before or after it; all else is the other's. */
class Around implements Layer<DoubleTensor> {
    private final Layer<DoubleTensor> inner;

    Around(Layer<DoubleTensor> inner) {
        this.inner = inner;
    }

    @Override
    public Shape outputShape(Shape input) {
        return inner.outputShape(input);
    }

    @Override
    public DoubleTensor forward(DoubleTensor x, Pass pass) {
        return inner.forward(x, pass);
    }

    @Override
    public DoubleTensor backward(DoubleTensor dy) {
        return inner.backward(dy);
    }

    @Override
    public List<Parameter<DoubleTensor>> parameters() {
        return inner.parameters();
    }

    @Override
    public List<State<DoubleTensor>> state() {
        return inner.state();
    }

    @Override
    public void skipInputGradient() {
        inner.skipInputGradient();
    }
}
