package backproplab.check.mistake;

import backproplab.manual.layer.Parameter;
import backproplab.manual.layer.Pass;
import backproplab.manual.layer.PlannedLayer;
import backproplab.manual.tensor.DoubleTensor;
import backproplab.network.layer.LayerSpec;
import java.util.List;

/** {@link backproplab.manual.loops.LinearLoops} with a method for each formula, so that a mistake replaces one of them. */
class LinearSteps extends PlannedLayer<DoubleTensor> {
    final int in;
    final int out;
    private final Parameter<DoubleTensor> weight;
    private final Parameter<DoubleTensor> bias;

    LinearSteps(LayerSpec.Linear spec) {
        super(spec);
        in = spec.in();
        out = spec.out();
        weight = Parameter.of("weight", DoubleTensor.zeros(in, out), true);
        bias = Parameter.of("bias", DoubleTensor.zeros(out), false);
    }

    @Override
    protected final void forward(DoubleTensor x, DoubleTensor y, Pass pass) {
        output(
                x.data(),
                weight.value().data(),
                bias.value().data(),
                y.data(),
                x.shape().dim(0));
    }

    @Override
    protected final void backward(DoubleTensor x, DoubleTensor y, DoubleTensor dy, DoubleTensor dx) {
        int batch = x.shape().dim(0);
        weightGradient(x.data(), dy.data(), weight.gradient().data(), batch);
        biasGradient(dy.data(), bias.gradient().data(), batch);
        if (dx != null) {
            inputGradient(dy.data(), weight.value().data(), dx.data(), batch);
        }
    }

    void output(double[] x, double[] w, double[] b, double[] y, int batch) {
        for (int n = 0; n < batch; n++) {
            for (int o = 0; o < out; o++) {
                double sum = b[o];
                for (int i = 0; i < in; i++) {
                    sum += x[n * in + i] * w[weightAt(i, o)];
                }
                y[n * out + o] = sum;
            }
        }
    }

    void weightGradient(double[] x, double[] dy, double[] dw, int batch) {
        for (int n = 0; n < batch; n++) {
            for (int i = 0; i < in; i++) {
                for (int o = 0; o < out; o++) {
                    dw[weightAt(i, o)] += x[n * in + i] * dy[n * out + o];
                }
            }
        }
    }

    void biasGradient(double[] dy, double[] db, int batch) {
        for (int n = 0; n < batch; n++) {
            for (int o = 0; o < out; o++) {
                db[o] += dy[n * out + o];
            }
        }
    }

    void inputGradient(double[] dy, double[] w, double[] dx, int batch) {
        for (int n = 0; n < batch; n++) {
            for (int i = 0; i < in; i++) {
                double sum = 0;
                for (int o = 0; o < out; o++) {
                    sum += dy[n * out + o] * w[weightAt(i, o)];
                }
                dx[n * in + i] = sum;
            }
        }
    }

    /** Where the weight from an input to an output stands. */
    int weightAt(int i, int o) {
        return i * out + o;
    }

    @Override
    public final List<Parameter<DoubleTensor>> parameters() {
        return List.of(weight, bias);
    }
}
