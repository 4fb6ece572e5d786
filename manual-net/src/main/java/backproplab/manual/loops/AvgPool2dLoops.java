package backproplab.manual.loops;

import backproplab.manual.layer.Pass;
import backproplab.manual.layer.PlannedLayer;
import backproplab.manual.tensor.DoubleTensor;
import backproplab.network.layer.LayerSpec;
import backproplab.network.shape.Shape;
import backproplab.network.shape.Window;

/**
 * Mean over each window: {@code y = (1 / kernel^2) sum x[h][w]}, padding counted as zeros (PyTorch's {@code
 * count_include_pad=True}). Backward gives {@code dy / kernel^2} to every pixel of the window.
 *
 * <p>Shapes: x N x C x H x W, y N x C x OH x OW.
 */
public final class AvgPool2dLoops extends PlannedLayer<DoubleTensor> {
    private final Window window;

    /**
     * A pooling layer.
     *
     * @param spec its window
     */
    public AvgPool2dLoops(LayerSpec.AvgPool2d spec) {
        super(spec);
        window = spec.window();
    }

    @Override
    protected void forward(DoubleTensor x, DoubleTensor y, Pass pass) {
        y.zero();
        forEachPair(x.shape(), y.shape(), (pixel, at) -> y.data()[at] += x.data()[pixel] / area());
    }

    @Override
    protected void backward(DoubleTensor x, DoubleTensor y, DoubleTensor dy, DoubleTensor dx) {
        if (dx == null) {
            return;
        }
        dx.zero();
        forEachPair(x.shape(), y.shape(), (pixel, at) -> dx.data()[pixel] += dy.data()[at] / area());
    }

    private double area() {
        return (double) window.kernel() * window.kernel();
    }

    private interface PixelToOutput {
        void visit(int pixel, int at);
    }

    /** Visits every (pixel, output) pair in which the pixel lies in the output's window. */
    private void forEachPair(Shape image, Shape output, PixelToOutput visitor) {
        int at = 0;
        for (int plane = 0; plane < image.dim(0) * image.dim(1); plane++) {
            for (int oh = 0; oh < output.dim(2); oh++) {
                for (int ow = 0; ow < output.dim(3); ow++) {
                    for (int r = 0; r < window.kernel(); r++) {
                        for (int s = 0; s < window.kernel(); s++) {
                            int h = oh * window.stride() + r - window.padding();
                            int w = ow * window.stride() + s - window.padding();
                            if (h >= 0 && h < image.dim(2) && w >= 0 && w < image.dim(3)) {
                                visitor.visit((plane * image.dim(2) + h) * image.dim(3) + w, at);
                            }
                        }
                    }
                    at++;
                }
            }
        }
    }
}
