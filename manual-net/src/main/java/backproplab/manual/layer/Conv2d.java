package backproplab.manual.layer;

import backproplab.manual.kernel.ConvolutionForward;
import backproplab.manual.kernel.DenseConvolution;
import backproplab.manual.kernel.FilterGradient;
import backproplab.manual.kernel.InputGradient;
import backproplab.manual.kernel.Kernels;
import backproplab.manual.kernel.PatchAxis;
import backproplab.manual.kernel.PatchGeometry;
import backproplab.manual.tensor.FloatTensor;
import backproplab.network.layer.LayerSpec;
import backproplab.network.shape.Shape;
import backproplab.network.shape.Window;
import java.util.List;

/**
 * Convolution over images; the formula is that of {@link backproplab.manual.loops.Conv2dLoops}.
 *
 * <p>All three passes are matrix products over image patches. Write P for the matrix of patches, one row per kernel
 * offset (c, r, s), one column per output pixel (n, oh, ow), and Y, dY for the images as OUT x (n, oh, ow):
 *
 * <ul>
 *   <li>{@code Y = W P + b}
 *   <li>{@code dW += dY P^T}
 *   <li>{@code dX = W' P'}: every input pixel gathers from the outputs that used it, which is a convolution of dY with the
 *       filters turned by 180 degrees ({@link InputGradient}, also for strides above 1).
 * </ul>
 *
 * P and P' are never built: with moderate filters and images that fill its tiles the product reads its rows from padded images ({@link
 * backproplab.manual.kernel.PlaneConvolution}); otherwise they are read from the images while the product packs its panels
 * ({@link backproplab.manual.kernel.PatchPanels}). With 3 x 3 kernels, stride 1 and many channels, all three passes go through
 * transformed tiles instead (Winograd's minimal filtering). Images of a pixel or two, which every output pixel sees whole, make it
 * a linear layer ({@link backproplab.manual.kernel.DenseConvolution}).
 *
 * <p>A pixel that is not finite makes everything not finite that depends on it, and in two cases NaN of more: of up to 25 outputs,
 * not nine, in transformed tiles, whose weight gradient it fills; and of weight gradients where images are large, as the sums over
 * shifted rows multiply it with zeros.
 *
 * <p>Shapes: x N x C x H x W, y N x OUT x OH x OW, weight OUT x C x kernel x kernel, bias OUT.
 */
public final class Conv2d extends PlannedLayer<FloatTensor> {
    private final int in;
    private final int out;
    private final Window window;
    private final boolean withBias;
    private final Kernels kernels;
    private final Parameter<FloatTensor> weight;
    private final Parameter<FloatTensor> bias;
    private final Kernels.RangeTask biasTask = this::sumPlanes;
    private Shape planned;
    /** Null where an output pixel does not see the whole image; else the three others are. */
    private DenseConvolution dense;

    private ConvolutionForward forward;
    private FilterGradient filterGradient;
    private InputGradient inputGradient;
    private FloatTensor outputGradient;
    private final Kernels.RangeTask descendTask = this::descendRange;
    private Parameter<FloatTensor> descending;
    private InPlaceDescent descent = new InPlaceDescent();

    /**
     * A layer of zeros.
     *
     * @param spec its sizes
     * @param kernels what it computes with
     */
    public Conv2d(LayerSpec.Conv2d spec, Kernels kernels) {
        super(spec);
        in = spec.in();
        out = spec.out();
        window = spec.window();
        withBias = spec.bias();
        this.kernels = kernels;
        weight = Parameter.of("weight", FloatTensor.zeros(out, in, window.kernel(), window.kernel()), true);
        bias = Parameter.of("bias", FloatTensor.zeros(out), false);
    }

    @Override
    protected void forward(FloatTensor x, FloatTensor y, Pass pass) {
        plan(x.shape(), y.shape());
        float[] w = weight.value().data();
        if (dense != null) {
            dense.forward(x.shape().dim(0), x.data(), w, bias.value().data(), y.data());
            return;
        }
        forward.run(x.shape().dim(0), x.data(), w, bias.value().data(), y.data());
    }

    @Override
    protected void backward(FloatTensor x, FloatTensor y, FloatTensor dy, FloatTensor dx) {
        int n = x.shape().dim(0);
        if (dx != null && dense != null) {
            dense.inputGradient(n, dy.data(), dx.data());
        } else if (dx != null) {
            inputGradient.run(n, dy.data(), weight.value().data(), dx.data());
        }
        outputGradient = dy;
        if (!descent.active()) {
            addWeightGradient(n, x.data(), dy.data());
            addBiasGradient();
            return;
        }
        if (dense != null) {
            dense.descend(n, x.data(), dy.data(), weight.value().data(), descent.rate());
        } else {
            weight.gradient().zero();
            addWeightGradient(n, x.data(), dy.data());
            descend(weight);
        }
        bias.gradient().zero();
        addBiasGradient();
        descend(bias);
    }

    private void addWeightGradient(int n, float[] x, float[] dy) {
        if (dense != null) {
            dense.addFilterGradient(n, x, dy, weight.gradient().data());
        } else {
            filterGradient.add(n, x, dy, weight.gradient().data());
        }
    }

    private void addBiasGradient() {
        if (withBias) {
            kernels.pass(out, outputGradient.size(), biasTask);
        }
    }

    private void descend(Parameter<FloatTensor> parameter) {
        descending = parameter;
        kernels.pass(parameter.value().size(), parameter.value().size(), descendTask);
    }

    private void descendRange(int from, int to) {
        float[] g = descending.gradient().data();
        kernels.ops()
                .descend(to - from, g, from, descent.rate(), descending.value().data(), from);
    }

    private void plan(Shape x, Shape y) {
        boolean sameImages = planned != null && planned.dim(2) == x.dim(2) && planned.dim(3) == x.dim(3);
        if (sameImages) {
            return;
        }
        // Nothing is planned until all is: making buffers may fail.
        planned = null;
        PatchGeometry patches = new PatchGeometry(in, axis(x.dim(2), y.dim(2)), axis(x.dim(3), y.dim(3)));
        dense = DenseConvolution.fits(patches) ? new DenseConvolution(kernels, patches, out) : null;
        if (dense == null) {
            forward = new ConvolutionForward(kernels, patches, out);
            filterGradient = new FilterGradient(kernels, patches, out);
            int[] inputSize = {x.dim(2), x.dim(3)};
            int[] outputSize = {y.dim(2), y.dim(3)};
            inputGradient = new InputGradient(kernels, in, out, window, inputSize, outputSize);
        }
        planned = x;
    }

    private PatchAxis axis(int extent, int positions) {
        return new PatchAxis(extent, window.kernel(), window.stride(), window.padding(), positions);
    }

    /** Adds to the bias gradient of channels [from, to); images in order, in double, so that long sums stay exact. */
    private void sumPlanes(int from, int to) {
        int plane = outputGradient.shape().dim(2) * outputGradient.shape().dim(3);
        for (int o = from; o < to; o++) {
            double sum = 0;
            for (int image = 0; image < outputGradient.shape().dim(0); image++) {
                sum += sumPlane(outputGradient.data(), (image * out + o) * plane, plane);
            }
            bias.gradient().data()[o] += (float) sum;
        }
    }

    // Four chains of additions run side by side; one would wait for itself.
    private static double sumPlane(float[] dy, int from, int plane) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int i = from;
        int to = from + plane;
        for (; i + 4 <= to; i += 4) {
            s0 += dy[i];
            s1 += dy[i + 1];
            s2 += dy[i + 2];
            s3 += dy[i + 3];
        }
        for (; i < to; i++) {
            s0 += dy[i];
        }
        return (s0 + s1) + (s2 + s3);
    }

    @Override
    public List<Parameter<FloatTensor>> parameters() {
        return withBias ? List.of(weight, bias) : List.of(weight);
    }

    @Override
    public List<Parameter<FloatTensor>> join(InPlaceDescent agreement) {
        descent = agreement;
        return parameters();
    }
}
