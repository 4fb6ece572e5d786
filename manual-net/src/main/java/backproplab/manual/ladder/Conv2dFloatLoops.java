package backproplab.manual.ladder;

import backproplab.manual.layer.Parameter;
import backproplab.manual.layer.Pass;
import backproplab.manual.layer.PlannedLayer;
import backproplab.manual.tensor.FloatTensor;
import backproplab.network.layer.LayerSpec;
import backproplab.network.shape.Shape;
import backproplab.network.shape.Window;
import java.util.List;

/**
 * Convolution over images, the loops of {@link backproplab.manual.loops.Conv2dLoops} in float, formula included: every
 * product looks up its pixel and asks whether it lies in the padding.
 *
 * <p>Shapes: x N x C x H x W, y N x OUT x OH x OW, weight OUT x C x kernel x kernel, bias OUT.
 */
final class Conv2dFloatLoops extends PlannedLayer<FloatTensor> {
    private final int in;
    private final int out;
    private final Window window;
    private final Parameter<FloatTensor> weight;
    private final Parameter<FloatTensor> bias;

    Conv2dFloatLoops(LayerSpec.Conv2d spec) {
        super(spec);
        in = spec.in();
        out = spec.out();
        window = spec.window();
        weight = Parameter.of("weight", FloatTensor.zeros(out, in, window.kernel(), window.kernel()), true);
        bias = Parameter.of("bias", FloatTensor.zeros(out), false);
    }

    @Override
    protected void forward(FloatTensor x, FloatTensor y, Pass pass) {
        int height = y.shape().dim(2);
        int width = y.shape().dim(3);
        int at = 0;
        for (int n = 0; n < x.shape().dim(0); n++) {
            for (int o = 0; o < out; o++) {
                for (int oh = 0; oh < height; oh++) {
                    for (int ow = 0; ow < width; ow++) {
                        y.data()[at++] = bias.value().data()[o] + weightedSum(x, n, o, oh, ow);
                    }
                }
            }
        }
    }

    private float weightedSum(FloatTensor x, int n, int o, int oh, int ow) {
        float sum = 0;
        int at = o * in * window.kernel() * window.kernel();
        for (int c = 0; c < in; c++) {
            for (int r = 0; r < window.kernel(); r++) {
                for (int s = 0; s < window.kernel(); s++) {
                    int pixel = pixel(x.shape(), n, c, oh * window.stride() + r, ow * window.stride() + s);
                    if (pixel >= 0) {
                        sum += x.data()[pixel] * weight.value().data()[at];
                    }
                    at++;
                }
            }
        }
        return sum;
    }

    @Override
    protected void backward(FloatTensor x, FloatTensor y, FloatTensor dy, FloatTensor dx) {
        if (dx != null) {
            dx.zero();
        }
        int at = 0;
        for (int n = 0; n < x.shape().dim(0); n++) {
            for (int o = 0; o < out; o++) {
                for (int oh = 0; oh < y.shape().dim(2); oh++) {
                    for (int ow = 0; ow < y.shape().dim(3); ow++) {
                        float gradient = dy.data()[at++];
                        bias.gradient().data()[o] += gradient;
                        sendBack(gradient, x, dx, n, o, oh, ow);
                    }
                }
            }
        }
    }

    private void sendBack(float gradient, FloatTensor x, FloatTensor dx, int n, int o, int oh, int ow) {
        int at = o * in * window.kernel() * window.kernel();
        for (int c = 0; c < in; c++) {
            for (int r = 0; r < window.kernel(); r++) {
                for (int s = 0; s < window.kernel(); s++) {
                    int pixel = pixel(x.shape(), n, c, oh * window.stride() + r, ow * window.stride() + s);
                    if (pixel >= 0) {
                        weight.gradient().data()[at] += gradient * x.data()[pixel];
                        if (dx != null) {
                            dx.data()[pixel] += gradient * weight.value().data()[at];
                        }
                    }
                    at++;
                }
            }
        }
    }

    /** Position of a pixel given by its row and column in the padded image; -1 in the padding. */
    private int pixel(Shape shape, int n, int c, int paddedRow, int paddedColumn) {
        int h = paddedRow - window.padding();
        int w = paddedColumn - window.padding();
        if (h < 0 || h >= shape.dim(2) || w < 0 || w >= shape.dim(3)) {
            return -1;
        }
        return ((n * in + c) * shape.dim(2) + h) * shape.dim(3) + w;
    }

    @Override
    public List<Parameter<FloatTensor>> parameters() {
        return List.of(weight, bias);
    }
}
