package backproplab.manual.layer;

import backproplab.manual.kernel.DirectProduct;
import backproplab.manual.kernel.FewRows;
import backproplab.manual.kernel.Kernels;
import backproplab.manual.kernel.ManyRows;
import backproplab.manual.kernel.MatrixPanels;
import backproplab.manual.kernel.MatrixSink;
import backproplab.manual.kernel.RowProducts;
import backproplab.manual.tensor.FloatTensor;
import backproplab.network.layer.LayerSpec;
import java.util.List;

/**
 * Fully connected layer: {@code y = x W + b}.
 *
 * <p>Backward is two matrix products and a column sum: {@code dx = dy W^T}, {@code dW += x^T dy}, {@code db += sum over n
 * of dy}.
 *
 * <p>Shapes: x N x IN, y N x OUT, weight IN x OUT (PyTorch stores OUT x IN), bias OUT.
 */
public final class Linear extends PlannedLayer<FloatTensor> {
    private final int in;
    private final int out;
    private final Kernels kernels;
    private final Parameter<FloatTensor> weight;
    private final Parameter<FloatTensor> bias;
    private final MatrixPanels leftAlongRows;
    private final MatrixPanels rightAlongRows;
    private final MatrixPanels leftDownRows;
    private final MatrixPanels rightDownRows;
    private final MatrixSink result;
    private final RowProducts rowProducts;
    private final DirectProduct directProduct;
    private FewRows fewRows;
    private ManyRows manyRows;
    private InPlaceDescent descent = new InPlaceDescent();

    /**
     * A layer of zeros.
     *
     * @param spec its sizes
     * @param kernels what it computes with
     */
    public Linear(LayerSpec.Linear spec, Kernels kernels) {
        super(spec);
        in = spec.in();
        out = spec.out();
        this.kernels = kernels;
        leftAlongRows = MatrixPanels.innerAlongRows(kernels.ops());
        rightAlongRows = MatrixPanels.innerAlongRows(kernels.ops());
        leftDownRows = MatrixPanels.innerDownRows(kernels.ops());
        rightDownRows = MatrixPanels.innerDownRows(kernels.ops());
        result = new MatrixSink(kernels.ops());
        rowProducts = new RowProducts(kernels);
        directProduct = new DirectProduct(kernels);
        weight = Parameter.of("weight", FloatTensor.zeros(in, out), true);
        bias = Parameter.of("bias", FloatTensor.zeros(out), false);
    }

    @Override
    protected void forward(FloatTensor x, FloatTensor y, Pass pass) {
        int n = x.shape().dim(0);
        float[] w = weight.value().data();
        float[] b = bias.value().data();
        if (FewRows.fits(n, in, out)) {
            if (fewRows == null) {
                fewRows = FewRows.of(in, out, kernels);
            }
            fewRows.forward(n, x.data(), w, b, y.data());
        } else if (DirectProduct.fits(kernels, n, out, in, out)) {
            directProduct.transposed(w, out).multiply(n, out, in, x.data(), b, y.data());
        } else {
            kernels.multiply(
                    n, out, in, leftAlongRows.of(x.data(), in), rightDownRows.of(w, out), result.set(y.data(), out, b));
        }
    }

    @Override
    protected void backward(FloatTensor x, FloatTensor y, FloatTensor dy, FloatTensor dx) {
        int n = x.shape().dim(0);
        if (descent.active()) {
            bias.gradient().zero();
        }
        sumColumns(dy.data(), n, bias.gradient().data());
        if (descent.active()) {
            kernels.ops()
                    .descend(
                            out,
                            bias.gradient().data(),
                            0,
                            descent.rate(),
                            bias.value().data(),
                            0);
            descend(n, x.data(), dy.data(), dx == null ? null : dx.data());
        } else {
            addWeightGradient(n, x.data(), dy.data());
            inputGradient(n, dy.data(), dx == null ? null : dx.data());
        }
    }

    private void descend(int n, float[] x, float[] dy, float[] dx) {
        float[] w = weight.value().data();
        if (FewRows.fits(n, in, out)) {
            fewRows.backwardAndDescend(dy, w, descent.rate(), dx);
            return;
        }
        if (ManyRows.fits(n, in, out, kernels)) {
            if (manyRows == null) {
                manyRows = new ManyRows(in, out, kernels);
            }
            manyRows.backwardAndDescend(n, x, dy, w, descent.rate(), dx);
            return;
        }
        inputGradient(n, dy, dx);
        if (kernels.completesTiles(n)) {
            kernels.multiply(
                    in,
                    out,
                    n,
                    leftDownRows.of(x, in),
                    rightDownRows.of(dy, out),
                    result.descend(w, out, descent.rate()));
        } else {
            weight.gradient().zero();
            addWeightGradient(n, x, dy);
            kernels.ops().descend(w.length, weight.gradient().data(), 0, descent.rate(), w, 0);
        }
    }

    private void addWeightGradient(int n, float[] x, float[] dy) {
        float[] dw = weight.gradient().data();
        kernels.multiply(in, out, n, leftDownRows.of(x, in), rightDownRows.of(dy, out), result.add(dw, out));
    }

    private void inputGradient(int n, float[] dy, float[] dx) {
        if (dx == null) {
            return;
        }
        float[] w = weight.value().data();
        if (RowProducts.fits(n, out)) {
            rowProducts.multiply(n, in, out, dy, w, dx);
        } else if (DirectProduct.fits(kernels, n, in, out, out)) {
            directProduct.alongRows(w, out).multiply(n, in, out, dy, null, dx);
        } else {
            kernels.multiply(
                    n, in, out, leftAlongRows.of(dy, out), rightAlongRows.of(w, out), result.set(dx, in, null));
        }
    }

    private void sumColumns(float[] dy, int n, float[] sums) {
        for (int row = 0; row < n; row++) {
            kernels.ops().add(out, dy, row * out, sums, 0, sums, 0);
        }
    }

    @Override
    public List<Parameter<FloatTensor>> parameters() {
        return List.of(weight, bias);
    }

    @Override
    public List<Parameter<FloatTensor>> join(InPlaceDescent agreement) {
        descent = agreement;
        return parameters();
    }
}
