package backproplab.manual.ladder;

import backproplab.manual.kernel.Kernels;
import backproplab.manual.kernel.ScalarKernels;
import backproplab.manual.layer.Layer;
import backproplab.manual.tensor.FloatTensor;
import backproplab.network.shape.Window;

/**
 * The second rung: the textbook's loops in single precision.
 *
 * <p>Against {@link backproplab.manual.model.LoopLayers} only the type changed. A float takes four bytes and not eight, so a
 * cache line, a cache and the memory bus carry twice as many; the arithmetic itself is no faster, one number at a time.
 */
public final class FloatLoopLayers extends LadderLayers {

    /** A factory. */
    public FloatLoopLayers() {
        super(new Kernels(new ScalarKernels(), 1));
    }

    @Override
    public String backend() {
        return "loops-float";
    }

    @Override
    public Layer<FloatTensor> linear(int in, int out) {
        return new LinearFloatLoops(in, out);
    }

    @Override
    public Layer<FloatTensor> conv2d(int in, int out, Window window) {
        return new Conv2dFloatLoops(in, out, window);
    }
}
