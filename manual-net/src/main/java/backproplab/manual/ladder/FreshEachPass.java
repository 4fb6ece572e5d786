package backproplab.manual.ladder;

import backproplab.manual.layer.Layer;
import backproplab.manual.layer.Pass;
import backproplab.manual.tensor.FloatTensor;
import backproplab.network.shape.Shape;
import java.util.function.Supplier;

/** A layer without parameters that is made anew for every forward pass, and with it its output and input gradient. */
final class FreshEachPass implements Layer<FloatTensor> {
    private final Supplier<Layer<FloatTensor>> maker;
    private Layer<FloatTensor> latest;
    private boolean inputGradientWanted = true;

    FreshEachPass(Supplier<Layer<FloatTensor>> maker) {
        this.maker = maker;
        latest = maker.get();
    }

    @Override
    public Shape outputShape(Shape input) {
        return latest.outputShape(input);
    }

    @Override
    public FloatTensor forward(FloatTensor x, Pass pass) {
        latest = maker.get();
        if (!inputGradientWanted) {
            latest.skipInputGradient();
        }
        return latest.forward(x, pass);
    }

    @Override
    public FloatTensor backward(FloatTensor dy) {
        return latest.backward(dy);
    }

    @Override
    public void skipInputGradient() {
        inputGradientWanted = false;
        latest.skipInputGradient();
    }
}
