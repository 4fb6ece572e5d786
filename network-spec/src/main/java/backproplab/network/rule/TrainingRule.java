package backproplab.network.rule;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a training step minimises and how it updates, the learning rate aside.
 *
 * @param optimizer update rule
 * @param l2 the labs' reg: loss += reg * sum W^2; finite, at least 0
 * @param clipNorm gradients are scaled down to this global norm, above 0; {@link GradientClip#OFF} for no limit
 * @param labelSmoothing share of the target that is spread over all classes, in [0, 1)
 */
public record TrainingRule(OptimizerSpec optimizer, double l2, double clipNorm, double labelSmoothing) {

    /** Plain gradient descent on the cross-entropy. */
    public static final TrainingRule SGD = of(OptimizerSpec.SGD);

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if one is outside its range
     */
    public TrainingRule {
        checkL2(l2);
        GradientClip.check(clipNorm);
        checkSmoothing(labelSmoothing);
    }

    /**
     * Checks a coefficient of the L2 penalty.
     *
     * @param reg the coefficient
     * @return reg
     * @throws IllegalArgumentException if it is negative, NaN or infinite
     */
    public static double checkL2(double reg) {
        if (!(reg >= 0) || Double.isInfinite(reg)) {
            throw new IllegalArgumentException("reg must be a finite number >= 0: " + reg);
        }
        return reg;
    }

    /**
     * Checks a smoothing of labels.
     *
     * @param smoothing s
     * @return s
     * @throws IllegalArgumentException if it is not in [0, 1)
     */
    public static double checkSmoothing(double smoothing) {
        if (!(smoothing >= 0 && smoothing < 1)) {
            throw new IllegalArgumentException("label smoothing must be in [0, 1): " + smoothing);
        }
        return smoothing;
    }

    /**
     * An update rule on the plain cross-entropy.
     *
     * @param optimizer the rule
     * @return without penalty, clipping or smoothing
     */
    public static TrainingRule of(OptimizerSpec optimizer) {
        return new TrainingRule(optimizer, 0, GradientClip.OFF, 0);
    }

    /**
     * The same with another update rule.
     *
     * @param other how parameters move
     * @return a new rule
     */
    public TrainingRule withOptimizer(OptimizerSpec other) {
        return new TrainingRule(other, l2, clipNorm, labelSmoothing);
    }

    /**
     * The same with another penalty.
     *
     * @param reg the labs' reg
     * @return a new rule
     */
    public TrainingRule withL2(double reg) {
        return new TrainingRule(optimizer, reg, clipNorm, labelSmoothing);
    }

    /**
     * The same with another limit of the gradient.
     *
     * @param maxNorm the largest global norm that stays as it is
     * @return a new rule
     */
    public TrainingRule withClipNorm(double maxNorm) {
        return new TrainingRule(optimizer, l2, maxNorm, labelSmoothing);
    }

    /**
     * The same with other targets.
     *
     * @param share spread over all classes, in [0, 1)
     * @return a new rule
     */
    public TrainingRule withLabelSmoothing(double share) {
        return new TrainingRule(optimizer, l2, clipNorm, share);
    }

    /**
     * Every setting of the rule that has an option, under its name; clipping and smoothing only where they are on.
     *
     * @return values in reading order
     */
    public Map<String, Object> resolved() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("optimizer", optimizer.kind().token());
        if (optimizer.kind().hasMomentum()) {
            values.put("momentum", optimizer.momentum());
        }
        if (optimizer.kind() == OptimizerSpec.Kind.ADAMW) {
            values.put("weight-decay", optimizer.weightDecay());
        }
        values.put("l2", l2);
        if (clipNorm != GradientClip.OFF) {
            values.put("clip-norm", clipNorm);
        }
        if (labelSmoothing > 0) {
            values.put("label-smoothing", labelSmoothing);
        }
        return values;
    }
}
