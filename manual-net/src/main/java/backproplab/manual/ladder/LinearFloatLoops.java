package backproplab.manual.ladder;

import backproplab.manual.layer.Parameter;
import backproplab.manual.layer.Pass;
import backproplab.manual.layer.PlannedLayer;
import backproplab.manual.tensor.FloatTensor;
import backproplab.network.layer.LayerSpec;
import java.util.List;

/**
 * Fully connected layer, the loops of {@link backproplab.manual.loops.LinearLoops} in float: {@code y[n][o] = b[o] + sum_i
 * x[n][i] W[i][o]}.
 *
 * <p>Shapes: x N x IN, y N x OUT, weight IN x OUT, bias OUT.
 */
final class LinearFloatLoops extends PlannedLayer<FloatTensor> {
    private final int in;
    private final int out;
    private final Parameter<FloatTensor> weight;
    private final Parameter<FloatTensor> bias;

    LinearFloatLoops(LayerSpec.Linear spec) {
        super(spec);
        in = spec.in();
        out = spec.out();
        weight = Parameter.of("weight", FloatTensor.zeros(in, out), true);
        bias = Parameter.of("bias", FloatTensor.zeros(out), false);
    }

    @Override
    protected void forward(FloatTensor x, FloatTensor y, Pass pass) {
        float[] xs = x.data();
        float[] ys = y.data();
        float[] w = weight.value().data();
        float[] b = bias.value().data();
        for (int n = 0; n < x.shape().dim(0); n++) {
            for (int o = 0; o < out; o++) {
                float sum = b[o];
                for (int i = 0; i < in; i++) {
                    sum += xs[n * in + i] * w[i * out + o];
                }
                ys[n * out + o] = sum;
            }
        }
    }

    @Override
    protected void backward(FloatTensor x, FloatTensor y, FloatTensor dy, FloatTensor dx) {
        float[] xs = x.data();
        float[] dys = dy.data();
        float[] w = weight.value().data();
        float[] dw = weight.gradient().data();
        float[] db = bias.gradient().data();
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
                float sum = 0;
                for (int o = 0; o < out; o++) {
                    sum += dys[n * out + o] * w[i * out + o];
                }
                dx.data()[n * in + i] = sum;
            }
        }
    }

    @Override
    public List<Parameter<FloatTensor>> parameters() {
        return List.of(weight, bias);
    }
}
