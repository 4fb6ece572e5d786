package backproplab.dl4j;

import java.util.Objects;

/**
 * What a network is trained with.
 *
 * @param precision    number type of everything
 * @param optimizer    update rule
 * @param learningRate finite, at least 0
 * @param momentum     in [0, 1); not used by {@link Dl4jOptimizer#SGD}
 * @param l2Reg        the labs' reg, at least 0: the loss gains {@code l2Reg * sum(W^2)} over the weights, not the biases, so
 *     a weight's gradient gains {@code 2 * l2Reg * W}. DL4J writes the same as {@code l2 = 2 * l2Reg}
 * @param seed         seeds the weights that stand until others are set
 */
public record TrainingSettings(
        Precision precision, Dl4jOptimizer optimizer, double learningRate, double momentum, double l2Reg, long seed) {

    /**
     * Checks every value.
     *
     * @param precision    number type of everything
     * @param optimizer    update rule
     * @param learningRate finite, at least 0
     * @param momentum     in [0, 1)
     * @param l2Reg        finite, at least 0
     * @param seed         any
     * @throws IllegalArgumentException if a value is outside its range
     */
    public TrainingSettings {
        Objects.requireNonNull(precision, "precision");
        Objects.requireNonNull(optimizer, "optimizer");
        checkLearningRate(learningRate);
        if (!(momentum >= 0 && momentum < 1)) {
            throw new IllegalArgumentException("momentum must be in [0, 1), not " + momentum);
        }
        if (!(l2Reg >= 0 && l2Reg < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("l2Reg must be finite and at least 0, not " + l2Reg);
        }
    }

    static void checkLearningRate(double learningRate) {
        if (!(learningRate >= 0 && learningRate < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("learning rate must be finite and at least 0, not " + learningRate);
        }
    }
}
