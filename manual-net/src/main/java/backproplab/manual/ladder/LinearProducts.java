package backproplab.manual.ladder;

import backproplab.manual.kernel.Kernels;
import backproplab.manual.kernel.MatrixPanels;
import backproplab.manual.kernel.MatrixSink;
import backproplab.manual.layer.Parameter;
import backproplab.manual.tensor.FloatTensor;
import backproplab.network.layer.LayerSpec;
import java.util.List;

/**
 * Fully connected layer as three matrix products: {@code y = x W + b}, {@code dW += x^T dy}, {@code dx = dy W^T}; and {@code
 * db +=} the sum of the rows of dy.
 *
 * <p>Shapes: x N x IN, y N x OUT, weight IN x OUT, bias OUT.
 */
final class LinearProducts extends FreshLayer {
    private final int in;
    private final int out;
    private final Kernels kernels;
    private final Parameter<FloatTensor> weight;
    private final Parameter<FloatTensor> bias;

    LinearProducts(LayerSpec.Linear spec, Kernels kernels) {
        super(spec);
        in = spec.in();
        out = spec.out();
        this.kernels = kernels;
        weight = Parameter.of("weight", FloatTensor.zeros(in, out), true);
        bias = Parameter.of("bias", FloatTensor.zeros(out), false);
    }

    @Override
    protected void compute(FloatTensor x, FloatTensor y) {
        kernels.multiply(
                x.shape().dim(0),
                out,
                in,
                MatrixPanels.innerAlongRows(kernels.ops()).of(x.data(), in),
                MatrixPanels.innerDownRows(kernels.ops()).of(weight.value().data(), out),
                new MatrixSink(kernels.ops()).set(y.data(), out, bias.value().data()));
    }

    @Override
    protected void differentiate(FloatTensor x, FloatTensor dy, FloatTensor dx) {
        int n = x.shape().dim(0);
        float[] db = bias.gradient().data();
        for (int row = 0; row < n; row++) {
            kernels.ops().add(out, dy.data(), row * out, db, 0, db, 0);
        }
        kernels.multiply(
                in,
                out,
                n,
                MatrixPanels.innerDownRows(kernels.ops()).of(x.data(), in),
                MatrixPanels.innerDownRows(kernels.ops()).of(dy.data(), out),
                new MatrixSink(kernels.ops()).add(weight.gradient().data(), out));
        if (dx != null) {
            kernels.multiply(
                    n,
                    in,
                    out,
                    MatrixPanels.innerAlongRows(kernels.ops()).of(dy.data(), out),
                    MatrixPanels.innerAlongRows(kernels.ops()).of(weight.value().data(), out),
                    new MatrixSink(kernels.ops()).set(dx.data(), in, null));
        }
    }

    @Override
    public List<Parameter<FloatTensor>> parameters() {
        return List.of(weight, bias);
    }
}
