package backproplab.dl4j;

/**
 * Numbers of the update rules. Each rule reads its own and leaves the others alone.
 *
 * @param momentum    share of the velocity that is kept, in [0, 1): MOMENTUM, NESTEROV
 * @param decay       share of the old average of squares that is kept, in (0, 1): RMSPROP
 * @param beta1       share of the old mean that is kept, in [0, 1): ADAM, ADAMW
 * @param beta2       share of the old mean square that is kept, in [0, 1): ADAM, ADAMW
 * @param epsilon     finite, above 0: ADAGRAD, RMSPROP, ADAM, ADAMW, each at the place of its formula
 * @param weightDecay decoupled decay of weights, finite, at least 0: ADAMW
 */
public record OptimizerConstants(
        double momentum, double decay, double beta1, double beta2, double epsilon, double weightDecay) {

    /** Momentum of the velocity rules: {@value}. */
    public static final double MOMENTUM = 0.9;
    /** Decay of RMSProp, as in DL4J: {@value}. */
    public static final double RMSPROP_DECAY = 0.95;
    /** First decay of Adam: {@value}. */
    public static final double BETA1 = 0.9;
    /** Second decay of Adam: {@value}. */
    public static final double BETA2 = 0.999;
    /** Epsilon of AdaGrad, as in DL4J: {@value}. */
    public static final double ADAGRAD_EPSILON = 1e-6;
    /** Epsilon of RMSProp, as in DL4J: {@value}. */
    public static final double RMSPROP_EPSILON = 1e-8;
    /** Epsilon of Adam: {@value}. */
    public static final double ADAM_EPSILON = 1e-8;
    /** Decoupled decay of AdamW, as in PyTorch: {@value}. */
    public static final double WEIGHT_DECAY = 0.01;

    /**
     * Checks every value.
     *
     * @param momentum    in [0, 1)
     * @param decay       in (0, 1)
     * @param beta1       in [0, 1)
     * @param beta2       in [0, 1)
     * @param epsilon     finite, above 0
     * @param weightDecay finite, at least 0
     * @throws IllegalArgumentException if a value is outside its range
     */
    public OptimizerConstants {
        require(momentum >= 0 && momentum < 1, "momentum must be in [0, 1)", momentum);
        require(decay > 0 && decay < 1, "decay must be in (0, 1)", decay);
        require(beta1 >= 0 && beta1 < 1, "beta1 must be in [0, 1)", beta1);
        require(beta2 >= 0 && beta2 < 1, "beta2 must be in [0, 1)", beta2);
        require(epsilon > 0 && epsilon < Double.POSITIVE_INFINITY, "epsilon must be finite and above 0", epsilon);
        require(
                weightDecay >= 0 && weightDecay < Double.POSITIVE_INFINITY,
                "weight decay must be finite and at least 0",
                weightDecay);
    }

    /**
     * The defaults of one rule; the weight decay is 0 except for {@link Dl4jOptimizer#ADAMW}.
     *
     * @param optimizer the rule
     * @return its constants
     */
    public static OptimizerConstants defaults(Dl4jOptimizer optimizer) {
        double epsilon =
                switch (optimizer) {
                    case ADAGRAD -> ADAGRAD_EPSILON;
                    case RMSPROP -> RMSPROP_EPSILON;
                    case SGD, MOMENTUM, NESTEROV, ADAM, ADAMW -> ADAM_EPSILON;
                };
        double weightDecay = optimizer == Dl4jOptimizer.ADAMW ? WEIGHT_DECAY : 0;
        return new OptimizerConstants(MOMENTUM, RMSPROP_DECAY, BETA1, BETA2, epsilon, weightDecay);
    }

    /**
     * Replaces the momentum.
     *
     * @param newMomentum in [0, 1)
     * @return a copy
     * @throws IllegalArgumentException if it is outside its range
     */
    public OptimizerConstants withMomentum(double newMomentum) {
        return new OptimizerConstants(newMomentum, decay, beta1, beta2, epsilon, weightDecay);
    }

    /**
     * Replaces the decoupled decay.
     *
     * @param newWeightDecay finite, at least 0
     * @return a copy
     * @throws IllegalArgumentException if it is outside its range
     */
    public OptimizerConstants withWeightDecay(double newWeightDecay) {
        return new OptimizerConstants(momentum, decay, beta1, beta2, epsilon, newWeightDecay);
    }

    private static void require(boolean holds, String rule, double value) {
        if (!holds) {
            throw new IllegalArgumentException(rule + ", not " + value);
        }
    }
}
