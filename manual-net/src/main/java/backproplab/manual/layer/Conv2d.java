package backproplab.manual.layer;

import backproplab.manual.kernel.FilterPanels;
import backproplab.manual.kernel.ImagePanels;
import backproplab.manual.kernel.ImageSink;
import backproplab.manual.kernel.Kernels;
import backproplab.manual.kernel.MatrixPanels;
import backproplab.manual.kernel.MatrixSink;
import backproplab.manual.kernel.PanelSource;
import backproplab.manual.kernel.PatchGeometry;
import backproplab.manual.kernel.PatchPanels;
import backproplab.manual.kernel.PlaneConvolution;
import backproplab.manual.tensor.FloatTensor;
import backproplab.manual.tensor.Shape;
import backproplab.manual.tensor.Window;
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
 *   <li>{@code dX = W' P'}: every input pixel gathers from the outputs that used it, which is a convolution of dY, spread
 *       apart by the stride, with the filters turned by 180 degrees.
 * </ul>
 *
 * P and P' are never built. With stride 1 the product reads its rows from padded images ({@link PlaneConvolution});
 * otherwise they are read from the images while the product packs its panels ({@link PatchPanels}).
 *
 * <p>Shapes: x N x C x H x W, y N x OUT x OH x OW, weight OUT x C x kernel x kernel, bias OUT.
 */
public final class Conv2d extends PlannedLayer<FloatTensor> {
    private final int in;
    private final int out;
    private final Window window;
    private final Kernels kernels;
    private final Parameter<FloatTensor> weight;
    private final Parameter<FloatTensor> bias;
    private final PatchPanels offsetsInner = PatchPanels.innerOffsets();
    private final PatchPanels patchesInner = PatchPanels.innerPatches();
    private final MatrixPanels filters = MatrixPanels.innerAlongRows();
    private final FilterPanels turnedFilters = new FilterPanels();
    private final ImagePanels outputGradient = new ImagePanels();
    private final ImageSink images = new ImageSink();
    private final MatrixSink weights;
    private Shape planned;
    private PatchGeometry forwardPatches;
    private PatchGeometry backwardPatches;
    private PlaneConvolution forwardPlanes;
    private PlaneConvolution backwardPlanes;

    /**
     * A layer of zeros.
     *
     * @param in channels in
     * @param out channels out, the number of filters
     * @param window kernel, stride and padding
     * @param kernels what it computes with
     */
    public Conv2d(int in, int out, Window window, Kernels kernels) {
        this.in = in;
        this.out = out;
        this.window = window;
        this.kernels = kernels;
        weights = new MatrixSink(kernels.ops());
        weight = Parameter.of("weight", FloatTensor.zeros(out, in, window.kernel(), window.kernel()), true);
        bias = Parameter.of("bias", FloatTensor.zeros(out), false);
    }

    @Override
    public Shape outputShape(Shape input) {
        return LayerShapes.conv2d(input, in, out, window);
    }

    @Override
    protected void forward(FloatTensor x, FloatTensor y, Pass pass) {
        plan(x.shape(), y.shape());
        filters.of(weight.value().data(), offsets(in));
        float[] b = bias.value().data();
        convolve(forwardPlanes, forwardPatches, x, out, filters, b, y);
    }

    @Override
    protected void backward(FloatTensor x, FloatTensor y, FloatTensor dy, FloatTensor dx) {
        int n = x.shape().dim(0);
        int plane = y.shape().dim(2) * y.shape().dim(3);
        if (forwardPlanes != null) {
            forwardPlanes.addWeightGradient(
                    n, x.data(), dy.data(), weight.gradient().data());
        } else {
            kernels.multiply(
                    out,
                    offsets(in),
                    n * plane,
                    outputGradient.of(dy.data(), out, plane),
                    patchesInner.of(x.data(), forwardPatches),
                    weights.add(weight.gradient().data(), offsets(in)));
        }
        kernels.pass(out, dy.size(), (from, to) -> sumPlanes(dy.data(), n, plane, from, to));
        if (dx != null) {
            turnedFilters.of(weight.value().data(), in, window.kernel());
            convolve(backwardPlanes, backwardPatches, dy, in, turnedFilters, null, dx);
        }
    }

    /** Convolves images into {@code channels} channels: over padded planes where that fits, else as a blocked product. */
    private void convolve(
            PlaneConvolution planes,
            PatchGeometry patches,
            FloatTensor from,
            int channels,
            PanelSource weightPanels,
            float[] channelBias,
            FloatTensor to) {
        int n = from.shape().dim(0);
        if (planes != null) {
            planes.forward(n, from.data(), weightPanels, channelBias, to.data());
            return;
        }
        int plane = to.shape().dim(2) * to.shape().dim(3);
        kernels.multiply(
                channels,
                n * plane,
                offsets(from.shape().dim(1)),
                weightPanels,
                offsetsInner.of(from.data(), patches),
                images.set(to.data(), channels, plane, channelBias));
    }

    private int offsets(int channels) {
        return channels * window.kernel() * window.kernel();
    }

    private void plan(Shape x, Shape y) {
        boolean sameImages = planned != null && planned.dim(2) == x.dim(2) && planned.dim(3) == x.dim(3);
        if (sameImages) {
            return;
        }
        planned = x;
        int k = window.kernel();
        forwardPatches =
                new PatchGeometry(in, x.dim(2), x.dim(3), k, window.stride(), window.padding(), 1, y.dim(2), y.dim(3));
        backwardPatches = new PatchGeometry(
                out, y.dim(2), y.dim(3), k, 1, k - 1 - window.padding(), window.stride(), x.dim(2), x.dim(3));
        forwardPlanes =
                PlaneConvolution.fits(forwardPatches, out) ? new PlaneConvolution(kernels, forwardPatches, out) : null;
        backwardPlanes =
                PlaneConvolution.fits(backwardPatches, in) ? new PlaneConvolution(kernels, backwardPatches, in) : null;
    }

    /** Adds to the bias gradient of channels [from, to); images in order, in double, so that long sums stay exact. */
    private void sumPlanes(float[] dy, int n, int plane, int from, int to) {
        for (int o = from; o < to; o++) {
            double sum = 0;
            for (int image = 0; image < n; image++) {
                sum += sumPlane(dy, (image * out + o) * plane, plane);
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
        return List.of(weight, bias);
    }
}
