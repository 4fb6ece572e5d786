package backproplab.manual.loops;

import backproplab.manual.loss.Loss;
import backproplab.manual.tensor.DoubleTensor;

/**
 * Softmax and cross-entropy in one, from logits z:
 *
 * <pre>loss = (1/N) sum_n ( log sum_k exp(z[n][k]) - z[n][label] )
 * dz[n][k] = ( exp(z[n][k]) / sum_j exp(z[n][j]) - [k = label] ) / N</pre>
 *
 * The row maximum is subtracted first (log-sum-exp), so logits of +-1e4 stay finite. DL4J's {@code LossMCXENT} clips the
 * probability at 1e-10 instead, which stops the loss at 23.03.
 */
public final class SoftmaxCrossEntropyLoops implements Loss<DoubleTensor> {
    private DoubleTensor gradient;

    @Override
    public double forward(DoubleTensor logits, int[] labels) {
        Loss.check(logits, labels);
        int n = logits.shape().dim(0);
        int k = logits.shape().dim(1);
        gradient = logits.zeros(logits.shape());
        double[] z = logits.data();
        double total = 0;
        for (int row = 0; row < n; row++) {
            double max = z[row * k];
            for (int j = 1; j < k; j++) {
                max = Math.max(max, z[row * k + j]);
            }
            double sum = 0;
            for (int j = 0; j < k; j++) {
                sum += Math.exp(z[row * k + j] - max);
            }
            total += Math.log(sum) + max - z[row * k + labels[row]];
            for (int j = 0; j < k; j++) {
                double probability = Math.exp(z[row * k + j] - max) / sum;
                gradient.data()[row * k + j] = (probability - (j == labels[row] ? 1 : 0)) / n;
            }
        }
        return total / n;
    }

    @Override
    public DoubleTensor backward() {
        return gradient;
    }
}
