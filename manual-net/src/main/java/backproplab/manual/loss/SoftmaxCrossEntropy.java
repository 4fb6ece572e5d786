package backproplab.manual.loss;

import backproplab.manual.kernel.FloatMath;
import backproplab.manual.tensor.FloatTensor;

/**
 * Softmax and cross-entropy in one, from logits, in float; formula as in {@link
 * backproplab.manual.loops.SoftmaxCrossEntropyLoops}.
 *
 * <p>The row maximum is subtracted first, so logits of +-1e4 stay finite. Rows are summed in order into a double.
 */
public final class SoftmaxCrossEntropy implements Loss<FloatTensor> {
    private FloatTensor gradient;

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

    private static double row(float[] z, float[] dz, int from, int k, int label, float share) {
        float max = z[from];
        for (int j = 1; j < k; j++) {
            max = Math.max(max, z[from + j]);
        }
        float sum = 0;
        for (int j = 0; j < k; j++) {
            dz[from + j] = FloatMath.exp(z[from + j] - max);
            sum += dz[from + j];
        }
        for (int j = 0; j < k; j++) {
            dz[from + j] = (dz[from + j] / sum - (j == label ? 1 : 0)) * share;
        }
        return StrictMath.log(sum) + ((double) max - z[from + label]);
    }

    @Override
    public FloatTensor backward() {
        return gradient;
    }
}
