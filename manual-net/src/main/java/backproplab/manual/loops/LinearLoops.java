package backproplab.manual.loops;

import backproplab.manual.layer.Parameter;
import backproplab.manual.layer.Pass;
import backproplab.manual.layer.PlannedLayer;
import backproplab.manual.tensor.DoubleTensor;
import backproplab.network.layer.LayerSpec;
import java.util.List;

/**
 * Fully connected layer: {@code y[n][o] = b[o] + sum_i x[n][i] W[i][o]}.
 *
 * <p>Backward: {@code dx[n][i] = sum_o dy[n][o] W[i][o]}, {@code dW[i][o] += sum_n x[n][i] dy[n][o]}, {@code db[o] +=
 * sum_n dy[n][o]}.
 *
 * <p>Shapes: x N x IN, y N x OUT, weight IN x OUT (PyTorch stores OUT x IN), bias OUT.
 */
public final class LinearLoops extends PlannedLayer<DoubleTensor> {
    private final int in;
    private final int out;
    private final Parameter<DoubleTensor> weight;
    private final Parameter<DoubleTensor> bias;

    /**
     * A layer of zeros.
     *
     * @param spec its sizes
     */
    public LinearLoops(LayerSpec.Linear spec) {
        super(spec);
        in = spec.in();
        out = spec.out();
        weight = Parameter.of("weight", DoubleTensor.zeros(in, out), true);
        bias = Parameter.of("bias", DoubleTensor.zeros(out), false);
    }

    @Override
    protected void forward(DoubleTensor x, DoubleTensor y, Pass pass) {
        double[] xs = x.data();
        double[] ys = y.data();
        double[] w = weight.value().data();
        double[] b = bias.value().data();
        for (int n = 0; n < x.shape().dim(0); n++) {
            for (int o = 0; o < out; o++) {
                double sum = b[o];
                for (int i = 0; i < in; i++) {
                    sum += xs[n * in + i] * w[i * out + o];
                }
                ys[n * out + o] = sum;
            }
        }
    }

    @Override
    protected void backward(DoubleTensor x, DoubleTensor y, DoubleTensor dy, DoubleTensor dx) {
        double[] xs = x.data();
        double[] dys = dy.data();
        double[] w = weight.value().data();
        double[] dw = weight.gradient().data();
        double[] db = bias.gradient().data();
        for (int n = 0; n < x.shape().dim(0); n++) {
            for (int o = 0; o < out; o++) {
                db[o] += dys[n * out + o];
            }
            for (int i = 0; i < in; i++) {
                for (int o = 0; o < out; o++) {
                    dw[i * out + o] += xs[n * in + i] * dys[n * out + o];
                }
            }
        }
        if (dx == null) {
            return;
        }
        for (int n = 0; n < x.shape().dim(0); n++) {
            for (int i = 0; i < in; i++) {
                double sum = 0;
                for (int o = 0; o < out; o++) {
                    sum += dys[n * out + o] * w[i * out + o];
                }
                dx.data()[n * in + i] = sum;
            }
        }
    }

    @Override
    public List<Parameter<DoubleTensor>> parameters() {
        return List.of(weight, bias);
    }
}
