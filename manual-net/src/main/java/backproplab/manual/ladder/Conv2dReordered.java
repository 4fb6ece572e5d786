package backproplab.manual.ladder;

import backproplab.manual.layer.Parameter;
import backproplab.manual.layer.Pass;
import backproplab.manual.layer.PlannedLayer;
import backproplab.manual.tensor.FloatTensor;
import backproplab.network.layer.LayerSpec;
import backproplab.network.shape.Shape;
import backproplab.network.shape.Window;
import java.util.Arrays;
import java.util.List;

/**
 * Convolution over images with its loops reordered, for stride 1; formula as in {@link
 * backproplab.manual.loops.Conv2dLoops}.
 *
 * <p>The kernel offset (c, r, s) goes outside and the output row inside: one weight meets a whole row of pixels that lie side
 * by side, and what lies in the padding is found out once per row and not once per product.
 *
 * <p>Shapes: x N x C x H x W, y N x OUT x OH x OW, weight OUT x C x kernel x kernel, bias OUT.
 */
final class Conv2dReordered extends PlannedLayer<FloatTensor> {
    private final int in;
    private final int out;
    private final Window window;
    private final Parameter<FloatTensor> weight;
    private final Parameter<FloatTensor> bias;

    Conv2dReordered(LayerSpec.Conv2d spec) {
        super(spec);
        if (spec.window().stride() != 1) {
            throw new IllegalArgumentException("pixels lie side by side with stride 1 only: " + spec.window());
        }
        in = spec.in();
        out = spec.out();
        window = spec.window();
        weight = Parameter.of("weight", FloatTensor.zeros(out, in, window.kernel(), window.kernel()), true);
        bias = Parameter.of("bias", FloatTensor.zeros(out), false);
    }

    @Override
    protected void forward(FloatTensor x, FloatTensor y, Pass pass) {
        int plane = y.shape().dim(2) * y.shape().dim(3);
        for (int n = 0; n < x.shape().dim(0); n++) {
            for (int o = 0; o < out; o++) {
                int from = (n * out + o) * plane;
                Arrays.fill(y.data(), from, from + plane, bias.value().data()[o]);
                for (int c = 0; c < in; c++) {
                    for (int r = 0; r < window.kernel(); r++) {
                        for (int s = 0; s < window.kernel(); s++) {
                            addWeighted(x, y, n, o, c, r, s);
                        }
                    }
                }
            }
        }
    }

    /** One weight times every pixel it meets. */
    private void addWeighted(FloatTensor x, FloatTensor y, int n, int o, int c, int r, int s) {
        float w = weight.value().data()[weightAt(o, c, r, s)];
        Overlap rows = Overlap.of(window, r, x.shape().dim(2), y.shape().dim(2));
        Overlap columns = Overlap.of(window, s, x.shape().dim(3), y.shape().dim(3));
        int left = columns.first() + s - window.padding();
        for (int oh = rows.first(); oh < rows.end(); oh++) {
            int xAt = pixel(x.shape(), n, c, oh + r - window.padding(), left);
            int yAt = pixel(y.shape(), n, o, oh, columns.first());
            Rows.addScaled(columns.count(), w, x.data(), xAt, y.data(), yAt);
        }
    }

    @Override
    protected void backward(FloatTensor x, FloatTensor y, FloatTensor dy, FloatTensor dx) {
        if (dx != null) {
            dx.zero();
        }
        int plane = y.shape().dim(2) * y.shape().dim(3);
        for (int n = 0; n < x.shape().dim(0); n++) {
            for (int o = 0; o < out; o++) {
                bias.gradient().data()[o] += Rows.sum(plane, dy.data(), (n * out + o) * plane);
                for (int c = 0; c < in; c++) {
                    for (int r = 0; r < window.kernel(); r++) {
                        for (int s = 0; s < window.kernel(); s++) {
                            sendBack(x, dy, dx, n, o, c, r, s);
                        }
                    }
                }
            }
        }
    }

    /** What every pixel that a weight met sends to that weight, and gets from it. */
    private void sendBack(FloatTensor x, FloatTensor dy, FloatTensor dx, int n, int o, int c, int r, int s) {
        int at = weightAt(o, c, r, s);
        float w = weight.value().data()[at];
        Overlap rows = Overlap.of(window, r, x.shape().dim(2), dy.shape().dim(2));
        Overlap columns = Overlap.of(window, s, x.shape().dim(3), dy.shape().dim(3));
        int left = columns.first() + s - window.padding();
        float sum = 0;
        for (int oh = rows.first(); oh < rows.end(); oh++) {
            int xAt = pixel(x.shape(), n, c, oh + r - window.padding(), left);
            int dyAt = pixel(dy.shape(), n, o, oh, columns.first());
            sum += Rows.dot(columns.count(), x.data(), xAt, dy.data(), dyAt);
            if (dx != null) {
                Rows.addScaled(columns.count(), w, dy.data(), dyAt, dx.data(), xAt);
            }
        }
        weight.gradient().data()[at] += sum;
    }

    private int weightAt(int o, int c, int r, int s) {
        return ((o * in + c) * window.kernel() + r) * window.kernel() + s;
    }

    private static int pixel(Shape shape, int n, int channel, int row, int column) {
        return ((n * shape.dim(1) + channel) * shape.dim(2) + row) * shape.dim(3) + column;
    }

    @Override
    public List<Parameter<FloatTensor>> parameters() {
        return List.of(weight, bias);
    }
}
