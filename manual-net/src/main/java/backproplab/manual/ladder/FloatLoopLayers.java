package backproplab.manual.ladder;

import backproplab.manual.kernel.Kernels;
import backproplab.manual.kernel.ScalarKernels;
import backproplab.manual.layer.Layer;
import backproplab.manual.model.FastLayers;
import backproplab.manual.tensor.FloatTensor;
import backproplab.network.layer.LayerSpec;

/**
 * The second rung: the textbook's loops in single precision.
 *
 * <p>Against {@link backproplab.manual.model.LoopLayers} only the type changed. That holds on this rung and the next two for what the ladder trains: a
 * convolution without bias, which none of its networks has, is the fast engine's on all of them. A float takes four bytes and not eight, so a
 * cache line, a cache and the memory bus carry twice as many; the arithmetic itself is no faster, one number at a time.
 */
public final class FloatLoopLayers extends FastLayers {

    /** A factory. */
    public FloatLoopLayers() {
        super(new Kernels(new ScalarKernels(), 1));
    }

    @Override
    public String backend() {
        return "loops-float";
    }

    @Override
    public Layer<FloatTensor> linear(LayerSpec.Linear spec) {
        return new LinearFloatLoops(spec);
    }

    @Override
    public Layer<FloatTensor> conv2d(LayerSpec.Conv2d spec) {
        return spec.bias() ? new Conv2dFloatLoops(spec) : super.conv2d(spec);
    }
}
