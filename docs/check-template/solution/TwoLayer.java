import backproplab.check.part.TwoLayerNet;
import backproplab.manual.layer.Parameter;
import backproplab.manual.tensor.DoubleTensor;
import java.util.List;

/** scores = relu(x W1 + b1) W2 + b2, with softmax and cross-entropy, and the penalty reg (sum W1^2 + sum W2^2). */
public final class TwoLayer implements TwoLayerNet {
    private final int in;
    private final int hidden;
    private final int classes;
    private final Parameter<DoubleTensor> w1;
    private final Parameter<DoubleTensor> b1;
    private final Parameter<DoubleTensor> w2;
    private final Parameter<DoubleTensor> b2;

    public TwoLayer(int in, int hidden, int classes) {
        this.in = in;
        this.hidden = hidden;
        this.classes = classes;
        w1 = Parameter.of("W1", DoubleTensor.zeros(in, hidden), true);
        b1 = Parameter.of("b1", DoubleTensor.zeros(hidden), false);
        w2 = Parameter.of("W2", DoubleTensor.zeros(hidden, classes), true);
        b2 = Parameter.of("b2", DoubleTensor.zeros(classes), false);
    }

    @Override
    public List<Parameter<DoubleTensor>> parameters() {
        return List.of(w1, b1, w2, b2);
    }

    @Override
    public DoubleTensor scores(DoubleTensor x) {
        int n = x.shape().dim(0);
        DoubleTensor scores = DoubleTensor.zeros(n, classes);
        times(hiddenUnits(x), hidden, w2, b2, scores.data(), classes);
        return scores;
    }

    @Override
    public double loss(DoubleTensor x, int[] labels, double reg) {
        int n = x.shape().dim(0);
        double loss = 0;
        parameters().forEach(parameter -> parameter.gradient().zero());
        double[] h = hiddenUnits(x);
        double[] dScores = new double[n * classes];
        times(h, hidden, w2, b2, dScores, classes);
        for (int row = 0; row < n; row++) {
            loss += softmax(dScores, row, labels[row], n);
        }
        double[] dHidden = gradients(h, hidden, w2, b2, dScores, classes);
        for (int i = 0; i < h.length; i++) {
            dHidden[i] = h[i] > 0 ? dHidden[i] : 0;
        }
        gradients(x.data(), in, w1, b1, dHidden, hidden);
        loss += penalty(w1, reg) + penalty(w2, reg);
        return loss;
    }

    private double[] hiddenUnits(DoubleTensor x) {
        double[] h = new double[x.shape().dim(0) * hidden];
        times(x.data(), in, w1, b1, h, hidden);
        for (int i = 0; i < h.length; i++) {
            h[i] = Math.max(h[i], 0);
        }
        return h;
    }

    /** y = x W + b, of as many rows as y has. */
    private static void times(
            double[] x, int in, Parameter<DoubleTensor> w, Parameter<DoubleTensor> b, double[] y, int out) {
        for (int row = 0; row < y.length / out; row++) {
            for (int o = 0; o < out; o++) {
                double sum = b.value().data()[o];
                for (int i = 0; i < in; i++) {
                    sum += x[row * in + i] * w.value().data()[i * out + o];
                }
                y[row * out + o] = sum;
            }
        }
    }

    /** Turns a row of logits into the gradient of the mean cross-entropy, and returns its part of that mean. */
    private double softmax(double[] z, int row, int label, int n) {
        double max = Double.NEGATIVE_INFINITY;
        for (int j = 0; j < classes; j++) {
            max = Math.max(max, z[row * classes + j]);
        }
        double sum = 0;
        for (int j = 0; j < classes; j++) {
            sum += Math.exp(z[row * classes + j] - max);
        }
        double loss = (Math.log(sum) + max - z[row * classes + label]) / n;
        for (int j = 0; j < classes; j++) {
            double p = Math.exp(z[row * classes + j] - max) / sum;
            z[row * classes + j] = (p - (j == label ? 1 : 0)) / n;
        }
        return loss;
    }

    /** Adds to the gradients of W and b; returns that of x. */
    private static double[] gradients(
            double[] x, int in, Parameter<DoubleTensor> w, Parameter<DoubleTensor> b, double[] dy, int out) {
        int n = dy.length / out;
        double[] dx = new double[n * in];
        for (int row = 0; row < n; row++) {
            for (int o = 0; o < out; o++) {
                double d = dy[row * out + o];
                b.gradient().data()[o] += d;
                for (int i = 0; i < in; i++) {
                    w.gradient().data()[i * out + o] += x[row * in + i] * d;
                    dx[row * in + i] += d * w.value().data()[i * out + o];
                }
            }
        }
        return dx;
    }

    private static double penalty(Parameter<DoubleTensor> w, double reg) {
        double sum = 0;
        for (int i = 0; i < w.value().size(); i++) {
            double value = w.value().data()[i];
            sum += value * value;
            w.gradient().data()[i] += 2 * reg * value;
        }
        return reg * sum;
    }
}
