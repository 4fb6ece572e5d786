package backproplab.manual.loss;

import backproplab.manual.tensor.Tensor;

/**
 * A loss over a batch of logits and integer labels.
 *
 * @param <T> the tensor type of the engine
 */
public interface Loss<T extends Tensor<T>> {

    /**
     * Computes the loss and keeps its gradient.
     *
     * @param logits N x K, any finite values
     * @param labels at least N class indices in [0, K)
     * @return mean loss over the batch, in nats; NaN or infinite if a logit is NaN or infinite above, or one with a target above 0 is infinite below
     * @throws IllegalArgumentException if there are fewer labels than rows, or a label is outside [0, K)
     */
    double forward(T logits, int[] labels);

    /**
     * The gradient of the latest {@link #forward}.
     *
     * @return gradient with respect to the logits, N x K, already divided by N
     */
    T backward();

    /**
     * Checks labels against logits; the one place that words the errors.
     *
     * @param logits N x K
     * @param labels class indices
     * @param <T> the tensor type
     * @throws IllegalArgumentException as in {@link #forward}
     */
    static <T extends Tensor<T>> void check(T logits, int[] labels) {
        if (logits.shape().rank() != 2) {
            throw new IllegalArgumentException("logits must be N x K, not " + logits.shape());
        }
        int n = logits.shape().dim(0);
        int k = logits.shape().dim(1);
        if (labels.length < n) {
            throw new IllegalArgumentException(labels.length + " labels for " + n + " rows of logits");
        }
        for (int i = 0; i < n; i++) {
            if (labels[i] < 0 || labels[i] >= k) {
                throw new IllegalArgumentException("label " + labels[i] + " of row " + i + " is not in [0, " + k + ")");
            }
        }
    }
}
