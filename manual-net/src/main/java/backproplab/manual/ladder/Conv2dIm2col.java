package backproplab.manual.ladder;

import backproplab.manual.kernel.Kernels;
import backproplab.manual.kernel.MatrixPanels;
import backproplab.manual.kernel.MatrixSink;
import backproplab.manual.layer.Parameter;
import backproplab.manual.tensor.FloatTensor;
import backproplab.network.layer.LayerSpec;
import backproplab.network.shape.Shape;
import backproplab.network.shape.Window;
import java.util.Arrays;
import java.util.List;

/**
 * Convolution over images as matrix products with the patches P of {@link Im2col}: {@code Y = W P + b}, {@code dW += dY P^T},
 * {@code dP = W^T dY}, and dP added back to the pixels; {@code db +=} the row sums of dY.
 *
 * <p>Y and dY are OUT x (N OH OW), all images side by side in each channel; tensors hold the channels of one image after those
 * of another, so both are copied from one order into the other.
 *
 * <p>Shapes: x N x C x H x W, y N x OUT x OH x OW, weight OUT x C x kernel x kernel, bias OUT.
 */
final class Conv2dIm2col extends FreshLayer {
    private final int in;
    private final int out;
    private final Window window;
    private final Kernels kernels;
    private final Parameter<FloatTensor> weight;
    private final Parameter<FloatTensor> bias;
    private float[] p;

    Conv2dIm2col(LayerSpec.Conv2d spec, Kernels kernels) {
        super(spec);
        in = spec.in();
        out = spec.out();
        window = spec.window();
        this.kernels = kernels;
        weight = Parameter.of("weight", FloatTensor.zeros(out, in, window.kernel(), window.kernel()), true);
        bias = Parameter.of("bias", FloatTensor.zeros(out), false);
    }

    @Override
    protected void compute(FloatTensor x, FloatTensor y) {
        Im2col im2col = new Im2col(window, x.shape(), y.shape());
        p = im2col.unroll(x);
        float[] product = new float[y.size()];
        for (int o = 0; o < out; o++) {
            Arrays.fill(
                    product,
                    o * im2col.patches(),
                    (o + 1) * im2col.patches(),
                    bias.value().data()[o]);
        }
        kernels.multiply(
                out,
                im2col.patches(),
                im2col.offsets(),
                MatrixPanels.innerAlongRows(kernels.ops()).of(weight.value().data(), im2col.offsets()),
                MatrixPanels.innerDownRows(kernels.ops()).of(p, im2col.patches()),
                new MatrixSink(kernels.ops()).add(product, im2col.patches()));
        eachPlane(
                y.shape(), (inImages, inMatrix, size) -> System.arraycopy(product, inMatrix, y.data(), inImages, size));
    }

    @Override
    protected void differentiate(FloatTensor x, FloatTensor dy, FloatTensor dx) {
        Im2col im2col = new Im2col(window, x.shape(), dy.shape());
        float[] dyMatrix = new float[dy.size()];
        eachPlane(
                dy.shape(),
                (inImages, inMatrix, size) -> System.arraycopy(dy.data(), inImages, dyMatrix, inMatrix, size));
        for (int o = 0; o < out; o++) {
            bias.gradient().data()[o] += Rows.sum(im2col.patches(), dyMatrix, o * im2col.patches());
        }
        kernels.multiply(
                out,
                im2col.offsets(),
                im2col.patches(),
                MatrixPanels.innerAlongRows(kernels.ops()).of(dyMatrix, im2col.patches()),
                MatrixPanels.innerAlongRows(kernels.ops()).of(p, im2col.patches()),
                new MatrixSink(kernels.ops()).add(weight.gradient().data(), im2col.offsets()));
        if (dx != null) {
            float[] dp = new float[p.length];
            kernels.multiply(
                    im2col.offsets(),
                    im2col.patches(),
                    out,
                    MatrixPanels.innerDownRows(kernels.ops()).of(weight.value().data(), im2col.offsets()),
                    MatrixPanels.innerDownRows(kernels.ops()).of(dyMatrix, im2col.patches()),
                    new MatrixSink(kernels.ops()).set(dp, im2col.patches(), null));
            im2col.addBack(dp, dx);
        }
    }

    /** A plane of output pixels: where it starts in a tensor N x OUT x OH x OW and in a matrix OUT x (N OH OW). */
    private interface Plane {
        void take(int inImages, int inMatrix, int size);
    }

    private void eachPlane(Shape y, Plane plane) {
        int size = y.dim(2) * y.dim(3);
        for (int n = 0; n < y.dim(0); n++) {
            for (int o = 0; o < out; o++) {
                plane.take((n * out + o) * size, (o * y.dim(0) + n) * size, size);
            }
        }
    }

    @Override
    public List<Parameter<FloatTensor>> parameters() {
        return List.of(weight, bias);
    }
}
