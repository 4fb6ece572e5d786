package backproplab.manual.layer;

import backproplab.manual.kernel.Kernels;
import backproplab.manual.kernel.MatrixPanels;
import backproplab.manual.kernel.MatrixSink;
import backproplab.manual.kernel.RowProducts;
import backproplab.manual.tensor.FloatTensor;
import backproplab.manual.tensor.Shape;
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
    private final MatrixPanels alongRows = MatrixPanels.innerAlongRows();
    private final MatrixPanels alongRowsToo = MatrixPanels.innerAlongRows();
    private final MatrixPanels downRows = MatrixPanels.innerDownRows();
    private final MatrixPanels downRowsToo = MatrixPanels.innerDownRows();
    private final MatrixSink result = new MatrixSink();
    private final RowProducts rowProducts;

    /**
     * A layer of zeros.
     *
     * @param in features in
     * @param out features out
     * @param kernels what it computes with
     */
    public Linear(int in, int out, Kernels kernels) {
        this.in = in;
        this.out = out;
        this.kernels = kernels;
        rowProducts = new RowProducts(kernels);
        weight = Parameter.of("weight", FloatTensor.zeros(in, out), true);
        bias = Parameter.of("bias", FloatTensor.zeros(out), false);
    }

    @Override
    public Shape outputShape(Shape input) {
        return LayerShapes.linear(input, in, out);
    }

    @Override
    protected void forward(FloatTensor x, FloatTensor y, Pass pass) {
        kernels.multiply(
                x.shape().dim(0),
                out,
                in,
                alongRows.of(x.data(), in),
                downRows.of(weight.value().data(), out),
                result.set(y.data(), out, bias.value().data()));
    }

    @Override
    protected void backward(FloatTensor x, FloatTensor y, FloatTensor dy, FloatTensor dx) {
        int n = x.shape().dim(0);
        kernels.multiply(
                in,
                out,
                n,
                downRows.of(x.data(), in),
                downRowsToo.of(dy.data(), out),
                result.add(weight.gradient().data(), out));
        sumColumns(dy.data(), n, bias.gradient().data());
        if (dx == null) {
            return;
        }
        float[] w = weight.value().data();
        if (RowProducts.fits(n, out)) {
            rowProducts.multiply(n, in, out, dy.data(), w, dx.data());
        } else {
            kernels.multiply(
                    n, in, out, alongRows.of(dy.data(), out), alongRowsToo.of(w, out), result.set(dx.data(), in, null));
        }
    }

    private void sumColumns(float[] dy, int n, float[] sums) {
        for (int row = 0; row < n; row++) {
            for (int o = 0; o < out; o++) {
                sums[o] += dy[row * out + o];
            }
        }
    }

    @Override
    public List<Parameter<FloatTensor>> parameters() {
        return List.of(weight, bias);
    }
}
