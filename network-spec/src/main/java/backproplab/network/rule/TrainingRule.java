package backproplab.network.rule;

/**
 * What a training step minimises and how it updates, the learning rate aside.
 *
 * @param optimizer update rule
 * @param l2 the labs' reg: loss += reg * sum W^2
 * @param clipNorm gradients are scaled down to this global norm; {@link GradientClip#OFF} for no limit
 * @param labelSmoothing share of the target that is spread over all classes, in [0, 1)
 */
public record TrainingRule(OptimizerSpec optimizer, double l2, double clipNorm, double labelSmoothing) {

    /** Plain gradient descent on the cross-entropy. */
    public static final TrainingRule SGD = of(OptimizerSpec.SGD);

    /**
     * An update rule on the plain cross-entropy.
     *
     * @param optimizer the rule
     * @return without penalty, clipping or smoothing
     */
    public static TrainingRule of(OptimizerSpec optimizer) {
        return new TrainingRule(optimizer, 0, GradientClip.OFF, 0);
    }
}
