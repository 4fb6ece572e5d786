package backproplab.manual.loss;

import backproplab.manual.kernel.FloatMath;
import backproplab.manual.tensor.FloatTensor;
import backproplab.network.rule.TrainingRule;

/**
 * Softmax and cross-entropy in one, from logits, in float; formula as in {@link
 * backproplab.manual.loops.SoftmaxCrossEntropyLoops}.
 *
 * <p>The row maximum is subtracted first, so logits of +-1e4 stay finite. Rows are summed in order into a double.
 */
public final class SoftmaxCrossEntropy implements Loss<FloatTensor> {
    private final double smoothing;
    private FloatTensor gradient;

    /** The loss against the labels themselves. */
    public SoftmaxCrossEntropy() {
        this(0);
    }

    /**
     * The loss against smoothed labels.
     *
     * @param smoothing s in [0, 1); 0 leaves the labels as they are
     * @throws IllegalArgumentException if s is not in [0, 1)
     */
    public SoftmaxCrossEntropy(double smoothing) {
        this.smoothing = TrainingRule.checkSmoothing(smoothing);
    }

    @Override
    public double forward(FloatTensor logits, int[] labels) {
        Loss.check(logits, labels);
        gradient = gradient == null ? logits.zeros(logits.shape()) : gradient.fit(logits.shape());
        int n = logits.shape().dim(0);
        int k = logits.shape().dim(1);
        double total = 0;
        for (int row = 0; row < n; row++) {
            total += row(logits.data(), gradient.data(), row * k, k, labels[row], 1f / n);
        }
        return total / n;
    }

    private double row(float[] z, float[] dz, int from, int k, int label, float share) {
        float max = z[from];
        for (int j = 1; j < k; j++) {
            max = Math.max(max, z[from + j]);
        }
        float sum = 0;
        for (int j = 0; j < k; j++) {
            dz[from + j] = FloatMath.exp(z[from + j] - max);
            sum += dz[from + j];
        }
        float elsewhere = (float) (smoothing / k);
        float atLabel = (float) (1 - smoothing + smoothing / k);
        for (int j = 0; j < k; j++) {
            dz[from + j] = (dz[from + j] / sum - (j == label ? atLabel : elsewhere)) * share;
        }
        return StrictMath.log(sum) + distance(z, from, k, label, max);
    }

    /** How far the logits lie below their maximum, in the mean over the target. */
    private double distance(float[] z, int from, int k, int label, float max) {
        double ofLabel = (double) max - z[from + label];
        if (smoothing == 0) {
            return ofLabel;
        }
        double ofAll = 0;
        for (int j = 0; j < k; j++) {
            ofAll += (double) max - z[from + j];
        }
        return (1 - smoothing) * ofLabel + smoothing / k * ofAll;
    }

    @Override
    public FloatTensor backward() {
        return gradient;
    }
}
