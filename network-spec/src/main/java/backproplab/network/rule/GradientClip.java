package backproplab.network.rule;

/**
 * What clipping by the global norm means for every engine: before the update, all gradients together are scaled by {@code
 * min(1, maxNorm / norm)}, where norm is the 2-norm over every element of every parameter (Pascanu, Mikolov, Bengio 2013,
 * section 3.2).
 *
 * <p>What is measured is the gradient that the update would use: the mean over the batch with the L2 penalty in it; AdamW's
 * decoupled decay is no gradient and stays out. PyTorch divides by {@code norm + 1e-6}; DL4J itself clips layer by layer or
 * element by element.
 */
public final class GradientClip {

    /** The norm that no gradient exceeds: no clipping. */
    public static final double OFF = Double.POSITIVE_INFINITY;

    private GradientClip() {}

    /**
     * Checks a limit.
     *
     * @param maxNorm the largest norm that stays as it is
     * @return maxNorm
     * @throws IllegalArgumentException if it is not above 0
     */
    public static double check(double maxNorm) {
        if (!(maxNorm > 0)) {
            throw new IllegalArgumentException("clip norm must be above 0: " + maxNorm);
        }
        return maxNorm;
    }

    /**
     * What the gradients are multiplied by.
     *
     * @param norm their global norm
     * @param maxNorm the largest norm that stays as it is
     * @return 1 up to the limit, and for a norm that is NaN; 0 for an infinite one, which leaves NaN where the gradient is
     *     infinite
     */
    public static double factor(double norm, double maxNorm) {
        return norm > maxNorm ? maxNorm / norm : 1;
    }
}
