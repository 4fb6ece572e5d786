package backproplab.manual.loops;

import backproplab.manual.loss.Loss;
import backproplab.manual.tensor.DoubleTensor;
import backproplab.network.rule.TrainingRule;

/**
 * Softmax and cross-entropy in one, from logits z:
 *
 * <pre>t[n][k] = (1 - s) [k = label] + s / K
 * loss = (1/N) sum_n ( log sum_k exp(z[n][k]) - sum_k t[n][k] z[n][k] )
 * dz[n][k] = ( exp(z[n][k]) / sum_j exp(z[n][j]) - t[n][k] ) / N</pre>
 *
 * with label smoothing s, 0 unless asked for (Szegedy et al. 2016, section 7; PyTorch's {@code label_smoothing} is the same).
 * The row maximum is subtracted first (log-sum-exp), so logits of +-1e4 stay finite. DL4J's {@code LossMCXENT} clips the
 * probability at 1e-10 instead, which stops the loss at 23.03.
 */
public final class SoftmaxCrossEntropyLoops implements Loss<DoubleTensor> {
    private final double smoothing;
    private DoubleTensor gradient;

    /** The loss against the labels themselves. */
    public SoftmaxCrossEntropyLoops() {
        this(0);
    }

    /**
     * The loss against smoothed labels.
     *
     * @param smoothing s in [0, 1); 0 leaves the labels as they are
     * @throws IllegalArgumentException if s is not in [0, 1)
     */
    public SoftmaxCrossEntropyLoops(double smoothing) {
        this.smoothing = TrainingRule.checkSmoothing(smoothing);
    }

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
            total += Math.log(sum);
            for (int j = 0; j < k; j++) {
                double probability = Math.exp(z[row * k + j] - max) / sum;
                double target = (j == labels[row] ? 1 - smoothing : 0) + smoothing / k;
                // Of a target of 0 no distance counts, be it infinite.
                total -= target == 0 ? 0 : target * (z[row * k + j] - max);
                gradient.data()[row * k + j] = (probability - target) / n;
            }
        }
        return total / n;
    }

    @Override
    public DoubleTensor backward() {
        return gradient;
    }
}
