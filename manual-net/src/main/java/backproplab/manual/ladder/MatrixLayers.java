package backproplab.manual.ladder;

import backproplab.manual.kernel.Kernels;
import backproplab.manual.layer.Layer;
import backproplab.manual.model.FastLayers;
import backproplab.manual.tensor.FloatTensor;
import backproplab.network.layer.LayerSpec;

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
public final class MatrixLayers extends FastLayers {
    /**
     * A factory.
     *
     * @param kernels what its layers compute with; the caller closes them
     */
    public MatrixLayers(Kernels kernels) {
        super(kernels);
    }

    @Override
    public String backend() {
        return "im2col-" + kernels().name();
    }

    @Override
    public Layer<FloatTensor> linear(LayerSpec.Linear spec) {
        return new LinearProducts(spec, kernels());
    }

    @Override
    public Layer<FloatTensor> conv2d(LayerSpec.Conv2d spec) {
        return spec.bias() ? new Conv2dIm2col(spec, kernels()) : super.conv2d(spec);
    }

    @Override
    public Layer<FloatTensor> activation(LayerSpec.Activation spec) {
        return new FreshEachPass(() -> super.activation(spec));
    }

    @Override
    public Layer<FloatTensor> maxPool2d(LayerSpec.MaxPool2d spec) {
        return new FreshEachPass(() -> super.maxPool2d(spec));
    }

    @Override
    public Layer<FloatTensor> avgPool2d(LayerSpec.AvgPool2d spec) {
        return new FreshEachPass(() -> super.avgPool2d(spec));
    }

    @Override
    public Layer<FloatTensor> dropout(LayerSpec.Dropout spec) {
        return new FreshEachPass(() -> super.dropout(spec));
    }
}
