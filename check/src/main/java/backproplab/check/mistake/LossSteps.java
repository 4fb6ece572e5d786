package backproplab.check.mistake;

import backproplab.manual.loss.Loss;
import backproplab.manual.tensor.DoubleTensor;
import java.util.Arrays;

/** {@link backproplab.manual.loops.SoftmaxCrossEntropyLoops} with a method for each formula, so that a mistake replaces one of them. */
class LossSteps implements Loss<DoubleTensor> {
    final double smoothing;
    private DoubleTensor gradient;

    LossSteps(double smoothing) {
        this.smoothing = smoothing;
    }

    @Override
    public final double forward(DoubleTensor logits, int[] labels) {
        Loss.check(logits, labels);
        int n = logits.shape().dim(0);
        int k = logits.shape().dim(1);
        double[] z = logits.data();
        double[] p = probabilities(z, n, k);
        gradient = logits.zeros(logits.shape());
        double total = 0;
        for (int row = 0; row < n; row++) {
            total += loss(z, p, row, labels[row], k);
            for (int j = 0; j < k; j++) {
                double target = targetOfGradient(j, labels[row], k);
                gradient.data()[row * k + j] = gradient(p[row * k + j], target, n, k);
            }
        }
        return average(total, n, k);
    }

    /** Softmax of each row. */
    double[] probabilities(double[] z, int n, int k) {
        double[] p = new double[n * k];
        for (int row = 0; row < n; row++) {
            double max = shift(z, row, n, k);
            double sum = 0;
            for (int j = row * k; j < (row + 1) * k; j++) {
                p[j] = Math.exp(z[j] - max);
                sum += p[j];
            }
            for (int j = row * k; j < (row + 1) * k; j++) {
                p[j] /= sum;
            }
        }
        return p;
    }

    /** What is subtracted from the logits of a row. */
    double shift(double[] z, int row, int n, int k) {
        return largest(z, row, k);
    }

    private static double largest(double[] z, int row, int k) {
        return Arrays.stream(z, row * k, (row + 1) * k).max().orElseThrow();
    }

    /** The loss of a row, from its logits, so that it is finite for any of them. */
    double loss(double[] z, double[] p, int row, int label, int k) {
        double max = largest(z, row, k);
        double sum = 0;
        double expected = 0;
        for (int j = 0; j < k; j++) {
            sum += Math.exp(z[row * k + j] - max);
            expected += target(j, label, k) * (z[row * k + j] - max);
        }
        return Math.log(sum) - expected;
    }

    double target(int j, int label, int k) {
        return (j == label ? 1 - smoothing : 0) + smoothing / k;
    }

    double targetOfGradient(int j, int label, int k) {
        return target(j, label, k);
    }

    double gradient(double p, double target, int n, int k) {
        return (p - target) / n;
    }

    double average(double total, int n, int k) {
        return total / n;
    }

    @Override
    public DoubleTensor backward() {
        return gradient;
    }
}
