package backproplab.manual.ladder;

import backproplab.manual.kernel.Kernels;
import backproplab.manual.kernel.ScalarKernels;
import backproplab.manual.layer.Layer;
import backproplab.manual.tensor.FloatTensor;
import backproplab.network.shape.Window;

/**
 * The third rung: the same products and sums, with the loops in another order, so that the innermost one walks along
 * memory.
 *
 * <p>Memory comes in lines of 64 bytes. The textbook's linear layer walks down a column of W and uses 4 bytes of each line it
 * fetches; along a row it uses all 64, and the processor sees the next line coming. Turns of the loop that do not wait for each
 * other, as in {@link Rows#addScaled}, overlap in the processor; they are still done one number at a time.
 */
public final class ReorderedLayers extends LadderLayers {

    /** A factory. */
    public ReorderedLayers() {
        super(new Kernels(new ScalarKernels(), 1));
    }

    @Override
    public String backend() {
        return "loops-reordered";
    }

    @Override
    public Layer<FloatTensor> linear(int in, int out) {
        return new LinearReordered(in, out);
    }

    @Override
    public Layer<FloatTensor> conv2d(int in, int out, Window window) {
        // With a larger stride no order of the loops brings pixels side by side.
        return window.stride() == 1 ? new Conv2dReordered(in, out, window) : new Conv2dFloatLoops(in, out, window);
    }
}
