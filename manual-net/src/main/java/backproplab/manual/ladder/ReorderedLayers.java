package backproplab.manual.ladder;

import backproplab.manual.kernel.Kernels;
import backproplab.manual.kernel.ScalarKernels;
import backproplab.manual.layer.Layer;
import backproplab.manual.model.FastLayers;
import backproplab.manual.tensor.FloatTensor;
import backproplab.network.layer.LayerSpec;

/**
 * The third rung: the same products and sums, with the loops in another order, so that the innermost one walks along
 * memory.
 *
 * <p>Memory comes in lines of 64 bytes. The textbook's linear layer walks down a column of W and uses 4 bytes of each line it
 * fetches; along a row it uses all 64, and the processor sees the next line coming. Turns of the loop that do not wait for each
 * other, as in {@link Rows#addScaled}, overlap in the processor; they are still done one number at a time.
 */
public final class ReorderedLayers extends FastLayers {

    /** A factory. */
    public ReorderedLayers() {
        super(new Kernels(new ScalarKernels(), 1));
    }

    @Override
    public String backend() {
        return "loops-reordered";
    }

    @Override
    public Layer<FloatTensor> linear(LayerSpec.Linear spec) {
        return new LinearReordered(spec);
    }

    @Override
    public Layer<FloatTensor> conv2d(LayerSpec.Conv2d spec) {
        if (!spec.bias()) {
            return super.conv2d(spec);
        }
        // With a larger stride no order of the loops brings pixels side by side.
        return spec.window().stride() == 1 ? new Conv2dReordered(spec) : new Conv2dFloatLoops(spec);
    }
}
