package backproplab.dl4j;

import java.util.Objects;

/**
 * What a network is trained with.
 *
 * @param precision      number type of everything
 * @param optimizer      update rule
 * @param constants      numbers of the update rule
 * @param learningRate   finite, at least 0
 * @param l2Reg          the labs' reg, at least 0: the loss gains {@code l2Reg * sum(W^2)} over the weights, not the biases,
 *     gamma or beta, so a weight's gradient gains {@code 2 * l2Reg * W}. DL4J writes the same as {@code l2 = 2 * l2Reg}
 * @param clipNorm       all gradients together, L2 term included, are scaled by {@code min(1, clipNorm / norm)}; above 0,
 *     {@link #NO_CLIPPING} for none
 * @param labelSmoothing s in [0, 1): the target is {@code (1 - s) * one-hot + s / K}
 * @param seed           seeds the weights that stand until others are set
 */
public record TrainingSettings(
        Precision precision,
        Dl4jOptimizer optimizer,
        OptimizerConstants constants,
        double learningRate,
        double l2Reg,
        double clipNorm,
        double labelSmoothing,
        long seed) {

    /** The {@code clipNorm} that no gradient exceeds. */
    public static final double NO_CLIPPING = Double.POSITIVE_INFINITY;

    /**
     * Checks every value.
     *
     * @param precision      number type of everything
     * @param optimizer      update rule
     * @param constants      numbers of the update rule
     * @param learningRate   finite, at least 0
     * @param l2Reg          finite, at least 0
     * @param clipNorm       above 0
     * @param labelSmoothing in [0, 1)
     * @param seed           any
     * @throws IllegalArgumentException if a value is outside its range, or a weight decay is given to a rule without one
     */
    public TrainingSettings {
        Objects.requireNonNull(precision, "precision");
        Objects.requireNonNull(optimizer, "optimizer");
        Objects.requireNonNull(constants, "constants");
        checkLearningRate(learningRate);
        if (!(l2Reg >= 0 && l2Reg < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("l2Reg must be finite and at least 0, not " + l2Reg);
        }
        if (!(clipNorm > 0)) {
            throw new IllegalArgumentException("clip norm must be above 0, not " + clipNorm);
        }
        if (!(labelSmoothing >= 0 && labelSmoothing < 1)) {
            throw new IllegalArgumentException("label smoothing must be in [0, 1), not " + labelSmoothing);
        }
        if (constants.weightDecay() > 0 && optimizer != Dl4jOptimizer.ADAMW) {
            throw new IllegalArgumentException("weight decay " + constants.weightDecay() + " is for "
                    + Dl4jOptimizer.ADAMW + " only, not for " + optimizer + ": use l2Reg");
        }
    }

    /**
     * Settings without clipping and label smoothing, with the default constants except for the momentum.
     *
     * @param precision    number type of everything
     * @param optimizer    update rule
     * @param learningRate finite, at least 0
     * @param momentum     in [0, 1)
     * @param l2Reg        finite, at least 0
     * @param seed         any
     * @throws IllegalArgumentException if a value is outside its range
     */
    public TrainingSettings(
            Precision precision,
            Dl4jOptimizer optimizer,
            double learningRate,
            double momentum,
            double l2Reg,
            long seed) {
        this(
                precision,
                optimizer,
                OptimizerConstants.defaults(optimizer).withMomentum(momentum),
                learningRate,
                l2Reg,
                NO_CLIPPING,
                0,
                seed);
    }

    /** Whether gradients are clipped at all. */
    boolean clips() {
        return clipNorm < NO_CLIPPING;
    }

    static void checkLearningRate(double learningRate) {
        if (!(learningRate >= 0 && learningRate < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("learning rate must be finite and at least 0, not " + learningRate);
        }
    }
}
