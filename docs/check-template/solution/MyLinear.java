import backproplab.manual.layer.Parameter;
import backproplab.manual.layer.Pass;
import backproplab.manual.layer.PlannedLayer;
import backproplab.manual.tensor.DoubleTensor;
import backproplab.network.layer.LayerSpec;
import java.util.List;

/** Fully connected layer: y = x W + b. Shapes: x N x IN, W IN x OUT, b OUT, y N x OUT; all arrays row by row. */
public final class MyLinear extends PlannedLayer<DoubleTensor> {
    private final int in;
    private final int out;
    private final Parameter<DoubleTensor> weight;
    private final Parameter<DoubleTensor> bias;

    public MyLinear(LayerSpec.Linear spec) {
        super(spec);
        in = spec.in();
        out = spec.out();
        weight = Parameter.of("weight", DoubleTensor.zeros(in, out), true);
        bias = Parameter.of("bias", DoubleTensor.zeros(out), false);
    }

    @Override
    protected void forward(DoubleTensor x, DoubleTensor y, Pass pass) {
        int n = x.shape().dim(0);
        double[] w = weight.value().data();
        double[] b = bias.value().data();
        for (int row = 0; row < n; row++) {
            for (int o = 0; o < out; o++) {
                double sum = b[o];
                for (int i = 0; i < in; i++) {
                    sum += x.data()[row * in + i] * w[i * out + o];
                }
                y.data()[row * out + o] = sum;
            }
        }
    }

    @Override
    protected void backward(DoubleTensor x, DoubleTensor y, DoubleTensor dy, DoubleTensor dx) {
        int n = x.shape().dim(0);
        double[] w = weight.value().data();
        double[] dw = weight.gradient().data();
        double[] db = bias.gradient().data();
        for (int row = 0; row < n; row++) {
            for (int o = 0; o < out; o++) {
                double d = dy.data()[row * out + o];
                db[o] += d;
                for (int i = 0; i < in; i++) {
                    dw[i * out + o] += x.data()[row * in + i] * d;
                }
            }
        }
        if (dx == null) {
            return;
        }
        for (int row = 0; row < n; row++) {
            for (int i = 0; i < in; i++) {
                double sum = 0;
                for (int o = 0; o < out; o++) {
                    sum += dy.data()[row * out + o] * w[i * out + o];
                }
                dx.data()[row * in + i] = sum;
            }
        }
    }

    @Override
    public List<Parameter<DoubleTensor>> parameters() {
        return List.of(weight, bias);
    }
}
