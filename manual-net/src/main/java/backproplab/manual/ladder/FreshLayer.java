package backproplab.manual.ladder;

import backproplab.manual.layer.Layer;
import backproplab.manual.layer.Pass;
import backproplab.manual.tensor.FloatTensor;
import backproplab.network.layer.LayerSpec;
import backproplab.network.shape.Shape;

/**
 * Base of layers that allocate every result, as an expression in NumPy does: the opposite of {@link
 * backproplab.manual.layer.PlannedLayer}.
 */
abstract class FreshLayer implements Layer<FloatTensor> {
    private final LayerSpec spec;
    private FloatTensor x;
    private boolean inputGradientWanted = true;

    FreshLayer(LayerSpec spec) {
        this.spec = spec;
    }

    @Override
    public final Shape outputShape(Shape input) {
        return spec.outputShape(input);
    }

    /** Computes {@code y}, given as zeros, from {@code x}. */
    protected abstract void compute(FloatTensor input, FloatTensor output);

    /** Adds to the parameter gradients and computes {@code dx}, given as zeros; null when it is not wanted. */
    protected abstract void differentiate(FloatTensor input, FloatTensor dy, FloatTensor dx);

    @Override
    public final FloatTensor forward(FloatTensor input, Pass pass) {
        FloatTensor y = input.zeros(outputShape(input.shape()));
        x = input;
        compute(x, y);
        return y;
    }

    @Override
    public final FloatTensor backward(FloatTensor dy) {
        if (x == null) {
            throw new IllegalStateException(getClass().getSimpleName() + ": backward before forward");
        }
        FloatTensor dx = inputGradientWanted ? x.zeros(x.shape()) : null;
        differentiate(x, dy, dx);
        return dx;
    }

    @Override
    public final void skipInputGradient() {
        inputGradientWanted = false;
    }
}
