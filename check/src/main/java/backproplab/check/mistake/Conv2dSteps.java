package backproplab.check.mistake;

import backproplab.manual.layer.Parameter;
import backproplab.manual.layer.Pass;
import backproplab.manual.layer.PlannedLayer;
import backproplab.manual.tensor.DoubleTensor;
import backproplab.network.layer.LayerSpec;
import backproplab.network.shape.Shape;
import backproplab.network.shape.Window;
import java.util.List;

/**
 * {@link backproplab.manual.loops.Conv2dLoops} with a method for each index and each sum, so that a mistake replaces one of them.
 */
class Conv2dSteps extends PlannedLayer<DoubleTensor> {
    final int in;
    final int out;
    final int kernel;
    final int stride;
    final int padding;
    private final boolean withBias;
    private final Parameter<DoubleTensor> weight;
    private final Parameter<DoubleTensor> bias;

    Conv2dSteps(LayerSpec.Conv2d spec) {
        super(spec);
        Window window = spec.window();
        in = spec.in();
        out = spec.out();
        kernel = window.kernel();
        stride = window.stride();
        padding = window.padding();
        withBias = spec.bias();
        weight = Parameter.of("weight", DoubleTensor.zeros(out, in, kernel, kernel), true);
        bias = Parameter.of("bias", DoubleTensor.zeros(out), false);
    }

    @Override
    protected final void forward(DoubleTensor x, DoubleTensor y, Pass pass) {
        y.zero();
        Shape outputs = y.shape();
        for (int n = 0; n < outputs.dim(0); n++) {
            for (int o = 0; o < out; o++) {
                for (int oh = 0; oh < computed(outputs.dim(2)); oh++) {
                    for (int ow = 0; ow < computed(outputs.dim(3)); ow++) {
                        int at = ((n * out + o) * outputs.dim(2) + oh) * outputs.dim(3) + ow;
                        y.data()[at] = output(bias.value().data()[o], x, n, o, oh, ow);
                    }
                }
            }
        }
    }

    /** How many of the outputs in a row or column are computed. */
    int computed(int extent) {
        return extent;
    }

    double output(double b, DoubleTensor x, int n, int o, int oh, int ow) {
        double sum = b;
        for (int c = 0; c < in; c++) {
            sum += channel(x, n, c, o, oh, ow);
        }
        return sum;
    }

    /** What one channel of the input adds to an output. */
    final double channel(DoubleTensor x, int n, int c, int o, int oh, int ow) {
        double sum = 0;
        for (int r = 0; r < kernel; r++) {
            for (int s = 0; s < kernel; s++) {
                int pixel = pixel(x.shape(), n, c, place(oh, r), place(ow, s));
                if (pixel >= 0) {
                    sum += x.data()[pixel] * weight.value().data()[weightAt(o, c, r, s)];
                }
            }
        }
        return sum;
    }

    /** Row of the image for a row of the output and one of the kernel; columns likewise. */
    int place(int output, int step) {
        return output * stride + step - padding;
    }

    /** The same in backward. */
    int placeBack(int output, int step) {
        return place(output, step);
    }

    /** The same for dx alone. */
    int placeOfInputGradient(int output, int step) {
        return placeBack(output, step);
    }

    /** Position of a pixel; -1 in the padding. */
    int pixel(Shape shape, int n, int c, int h, int w) {
        if (!inside(h, shape.dim(2)) || !inside(w, shape.dim(3))) {
            return -1;
        }
        return ((n * in + c) * shape.dim(2) + h) * shape.dim(3) + w;
    }

    boolean inside(int place, int extent) {
        return place >= 0 && place < extent;
    }

    /** Where a weight stands. */
    int weightAt(int o, int c, int r, int s) {
        return ((o * in + c) * kernel + r) * kernel + s;
    }

    /** The weight by which dx takes dy back. */
    int weightBack(int o, int c, int r, int s) {
        return weightAt(o, c, r, s);
    }

    @Override
    protected final void backward(DoubleTensor x, DoubleTensor y, DoubleTensor dy, DoubleTensor dx) {
        if (dx != null) {
            dx.zero();
        }
        Shape outputs = y.shape();
        biasGradient(dy, bias.gradient().data());
        int at = 0;
        for (int n = 0; n < x.shape().dim(0); n++) {
            beforeSample(weight.gradient());
            for (int o = 0; o < out; o++) {
                for (int oh = 0; oh < outputs.dim(2); oh++) {
                    for (int ow = 0; ow < outputs.dim(3); ow++) {
                        sendBack(outputs, dy.data()[at++], x, dx, n, o, oh, ow);
                    }
                }
            }
        }
    }

    private void sendBack(
            Shape outputs, double gradient, DoubleTensor x, DoubleTensor dx, int n, int o, int oh, int ow) {
        for (int c = 0; c < in; c++) {
            for (int r = 0; r < kernel; r++) {
                for (int s = 0; s < kernel; s++) {
                    int pixel = pixel(x.shape(), n, c, placeBack(oh, r), placeBack(ow, s));
                    if (pixel >= 0) {
                        weightTerm(weight.gradient().data(), weightAt(o, c, r, s), gradient * x.data()[pixel]);
                    }
                    int sink = pixel(x.shape(), n, c, placeOfInputGradient(oh, r), placeOfInputGradient(ow, s));
                    if (dx != null && sink >= 0 && goesBack(outputs, oh, ow, r, s)) {
                        inputTerm(dx.data(), sink, gradient * weight.value().data()[weightBack(o, c, r, s)]);
                    }
                }
            }
        }
    }

    void beforeSample(DoubleTensor weightGradient) {}

    void weightTerm(double[] dw, int at, double term) {
        dw[at] += term;
    }

    /** Whether dx takes what comes back through a place of the kernel over an output. */
    boolean goesBack(Shape outputs, int oh, int ow, int r, int s) {
        return true;
    }

    void inputTerm(double[] dx, int pixel, double term) {
        dx[pixel] += term;
    }

    void biasGradient(DoubleTensor dy, double[] db) {
        for (int i = 0; i < dy.size(); i++) {
            db[channel(dy, i)] += dy.data()[i];
        }
    }

    /** The output channel of an element of dy. */
    final int channel(DoubleTensor dy, int i) {
        return i / (dy.shape().dim(2) * dy.shape().dim(3)) % out;
    }

    @Override
    public final List<Parameter<DoubleTensor>> parameters() {
        return withBias ? List.of(weight, bias) : List.of(weight);
    }
}
