package backproplab.check.planted;

import backproplab.manual.loss.Loss;
import backproplab.manual.tensor.DoubleTensor;
import java.util.Arrays;

/** A right softmax and cross-entropy of tables: log probabilities, targets, and the difference of probabilities and targets. */
public class OneHotLoss implements Loss<DoubleTensor> {
    final double smoothing;
    double[][] probabilities;
    double[][] targets;

    public OneHotLoss(double smoothing) {
        this.smoothing = smoothing;
    }

    double largest(double[] row) {
        return Arrays.stream(row).max().orElseThrow();
    }

    double[] logProbabilities(double[] row) {
        double most = largest(row);
        double log =
                most + Math.log(Arrays.stream(row).map(z -> Math.exp(z - most)).sum());
        return Arrays.stream(row).map(z -> z - log).toArray();
    }

    double[][] logProbabilities(double[][] z) {
        return Arrays.stream(z).map(this::logProbabilities).toArray(double[][]::new);
    }

    double target(int k, int label, int classes) {
        return (k == label ? 1 - smoothing : 0) + smoothing / classes;
    }

    double[][] targets(int[] labels, int rows, int classes) {
        double[][] t = new double[rows][classes];
        for (int n = 0; n < rows; n++) {
            for (int k = 0; k < classes; k++) {
                t[n][k] = target(k, labels[n], classes);
            }
        }
        return t;
    }

    double term(double target, double logProbability) {
        return -target * logProbability;
    }

    double mean(double total, int rows) {
        return total / rows;
    }

    double gradient(double probability, double target, int rows) {
        return (probability - target) / rows;
    }

    @Override
    public double forward(DoubleTensor logits, int[] labels) {
        Loss.check(logits, labels);
        double[][] z = Matrices.rows(logits);
        double[][] logs = logProbabilities(z);
        targets = targets(labels, z.length, z[0].length);
        probabilities = new double[z.length][z[0].length];
        double total = 0;
        for (int n = 0; n < z.length; n++) {
            for (int k = 0; k < z[0].length; k++) {
                probabilities[n][k] = Math.exp(logs[n][k]);
                total += term(targets[n][k], logs[n][k]);
            }
        }
        return mean(total, z.length);
    }

    @Override
    public DoubleTensor backward() {
        double[][] d = new double[targets.length][targets[0].length];
        for (int n = 0; n < d.length; n++) {
            for (int k = 0; k < d[0].length; k++) {
                d[n][k] = gradient(probabilities[n][k], targets[n][k], d.length);
            }
        }
        return Matrices.tensor(d);
    }
}
