package backproplab.check.mistake;

import backproplab.manual.layer.Pass;
import backproplab.manual.layer.PlannedLayer;
import backproplab.manual.tensor.DoubleTensor;
import backproplab.network.layer.LayerSpec;
import backproplab.network.shape.Shape;
import backproplab.network.shape.Window;
import java.util.Arrays;

/** A pooling layer, window by window: what a window becomes and what goes back to it are written in subclasses. */
abstract class PoolSteps extends PlannedLayer<DoubleTensor> {
    final int kernel;
    final int stride;
    final int padding;

    PoolSteps(LayerSpec spec, Window window) {
        super(spec);
        kernel = window.kernel();
        stride = window.stride();
        padding = window.padding();
    }

    /** The number that a window becomes, from its pixels that lie in the image, row by row. */
    abstract double output(double[] x, int[] pixels);

    /** Adds to the gradients of a window's pixels. */
    abstract void sendBack(double[] x, double dy, double[] dx, int[] pixels);

    /** Row of the image for a row of the output and one of the window; columns likewise. */
    int place(int output, int step) {
        return output * stride + step - padding;
    }

    @Override
    protected final void forward(DoubleTensor x, DoubleTensor y, Pass pass) {
        forEachWindow(x.shape(), y.shape(), (at, pixels) -> y.data()[at] = output(x.data(), pixels));
    }

    @Override
    protected final void backward(DoubleTensor x, DoubleTensor y, DoubleTensor dy, DoubleTensor dx) {
        if (dx != null) {
            dx.zero();
            forEachWindow(x.shape(), y.shape(), (at, pixels) -> sendBack(x.data(), dy.data()[at], dx.data(), pixels));
        }
    }

    private interface Visitor {
        void visit(int at, int[] pixels);
    }

    private void forEachWindow(Shape image, Shape output, Visitor visitor) {
        int at = 0;
        for (int plane = 0; plane < image.dim(0) * image.dim(1); plane++) {
            for (int oh = 0; oh < output.dim(2); oh++) {
                for (int ow = 0; ow < output.dim(3); ow++) {
                    visitor.visit(at++, pixels(image, plane, oh, ow));
                }
            }
        }
    }

    private int[] pixels(Shape image, int plane, int oh, int ow) {
        int[] pixels = new int[kernel * kernel];
        int count = 0;
        for (int r = 0; r < kernel; r++) {
            for (int s = 0; s < kernel; s++) {
                int h = place(oh, r);
                int w = place(ow, s);
                if (h >= 0 && h < image.dim(2) && w >= 0 && w < image.dim(3)) {
                    pixels[count++] = (plane * image.dim(2) + h) * image.dim(3) + w;
                }
            }
        }
        return Arrays.copyOf(pixels, count);
    }
}
