package backproplab.experiments.parity.kinks;

import backproplab.manual.layer.Layer;
import backproplab.manual.layer.Pass;
import backproplab.manual.tensor.DoubleTensor;
import backproplab.network.shape.Shape;

/** A textbook layer without parameters whose input passes its {@link Kinks} first. */
final class KinkedLayer implements Layer<DoubleTensor> {
    private final Layer<DoubleTensor> layer;
    private final Kinks kinks;

    KinkedLayer(Layer<DoubleTensor> layer, Kinks kinks) {
        this.layer = layer;
        this.kinks = kinks;
    }

    @Override
    public Shape outputShape(Shape input) {
        return layer.outputShape(input);
    }

    @Override
    public DoubleTensor forward(DoubleTensor x, Pass pass) {
        return layer.forward(kinks.pass(x), pass);
    }

    @Override
    public DoubleTensor backward(DoubleTensor dy) {
        return layer.backward(dy);
    }

    @Override
    public void skipInputGradient() {
        layer.skipInputGradient();
    }
}
