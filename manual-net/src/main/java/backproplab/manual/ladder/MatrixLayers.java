package backproplab.manual.ladder;

import backproplab.manual.kernel.Kernels;
import backproplab.manual.layer.Layer;
import backproplab.manual.tensor.FloatTensor;
import backproplab.network.layer.ActivationFunction;
import backproplab.network.layer.DropoutMask;
import backproplab.network.shape.Window;

/**
 * The fourth and fifth rung: every layer as matrix products, written as one writes it with NumPy.
 *
 * <p>All work goes through one routine, the blocked {@link Kernels#multiply}: it copies blocks of both matrices into order and
 * keeps a small tile of the result in registers, so each number it fetches is used several times instead of once. A
 * convolution becomes a product once {@link Im2col} has written out the patch under every output pixel. Every result is a new
 * array, which has to be allocated, cleared and collected; the gradients are found in one pass and applied in another.
 *
 * <p>With {@code ScalarKernels} this is the fourth rung; with SIMD kernels, which do 4 to 16 multiply-adds in one instruction,
 * and nothing else changed, the fifth.
 */
public final class MatrixLayers extends LadderLayers {
    private final Kernels kernels;

    /**
     * A factory.
     *
     * @param kernels what its layers compute with; the caller closes them
     */
    public MatrixLayers(Kernels kernels) {
        super(kernels);
        this.kernels = kernels;
    }

    @Override
    public String backend() {
        return "im2col-" + kernels.name();
    }

    @Override
    public Layer<FloatTensor> linear(int in, int out) {
        return new LinearProducts(in, out, kernels);
    }

    @Override
    public Layer<FloatTensor> conv2d(int in, int out, Window window) {
        return new Conv2dIm2col(in, out, window, kernels);
    }

    @Override
    public Layer<FloatTensor> activation(ActivationFunction function) {
        return new FreshEachPass(() -> super.activation(function));
    }

    @Override
    public Layer<FloatTensor> maxPool2d(Window window) {
        return new FreshEachPass(() -> super.maxPool2d(window));
    }

    @Override
    public Layer<FloatTensor> avgPool2d(Window window) {
        return new FreshEachPass(() -> super.avgPool2d(window));
    }

    @Override
    public Layer<FloatTensor> dropout(DropoutMask mask) {
        return new FreshEachPass(() -> super.dropout(mask));
    }
}
