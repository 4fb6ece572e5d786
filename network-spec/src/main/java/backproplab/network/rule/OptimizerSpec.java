package backproplab.network.rule;

import java.util.Locale;

/**
 * Which update rule, with its constants. Each rule reads its own and leaves the others alone.
 *
 * @param kind the rule
 * @param momentum rho, the share of the velocity that stays, in [0, 1): MOMENTUM, NESTEROV
 * @param decay the share of the old average of squares that stays, in (0, 1): RMSPROP
 * @param beta1 the share of the old mean that stays, in [0, 1): ADAM, ADAMW
 * @param beta2 the share of the old mean square that stays, in [0, 1): ADAM, ADAMW
 * @param epsilon finite, above 0, at the place of each formula: ADAGRAD, RMSPROP, ADAM, ADAMW
 * @param weightDecay decoupled decay of weights, finite, at least 0: ADAMW
 */
public record OptimizerSpec(
        Kind kind, double momentum, double decay, double beta1, double beta2, double epsilon, double weightDecay) {

    /** Default rho of the momentum rules: {@value}. */
    public static final double DEFAULT_MOMENTUM = 0.9;
    /** Default decay of RMSProp, as in DL4J: {@value}. PyTorch has 0.99. */
    public static final double DEFAULT_RMSPROP_DECAY = 0.95;
    /** Default beta1 of Adam, as in the paper: {@value}. */
    public static final double DEFAULT_BETA1 = 0.9;
    /** Default beta2 of Adam, as in the paper: {@value}. */
    public static final double DEFAULT_BETA2 = 0.999;
    /** Default epsilon of AdaGrad, as in DL4J: {@value}. PyTorch has 1e-10. */
    public static final double DEFAULT_ADAGRAD_EPSILON = 1e-6;
    /** Default epsilon of RMSProp, as in DL4J: {@value}. */
    public static final double DEFAULT_RMSPROP_EPSILON = 1e-8;
    /** Default epsilon of Adam: {@value}. */
    public static final double DEFAULT_ADAM_EPSILON = 1e-8;
    /** Default decoupled decay of AdamW, as in PyTorch: {@value}. */
    public static final double DEFAULT_WEIGHT_DECAY = 0.01;

    /** Plain SGD. */
    public static final OptimizerSpec SGD = of(Kind.SGD);

    /**
     * The update rules. {@code g} is the gradient, {@code x} the parameter, {@code lr} the rate of the step; {@code v},
     * {@code h}, {@code r} and {@code m} are 0 at first.
     */
    public enum Kind {
        /** {@code x <- x - lr g}. */
        SGD(0, 0.05),
        /**
         * Heavy ball: {@code v <- rho v - lr g; x <- x + v} (Polyak 1964). PyTorch keeps {@code v <- rho v + g; x <- x -
         * lr v}, the same as long as the rate is constant; DL4J has no such updater of its own.
         */
        MOMENTUM(1, 0.01),
        /**
         * Look-ahead: {@code v' = rho v - lr g; x <- x - rho v + (1 + rho) v'} (Sutskever et al. 2013, section 2, with the
         * gradient taken at the look-ahead point that {@code x} stands for). DL4J's {@code Nesterovs} is this form.
         */
        NESTEROV(1, 0.01),
        /**
         * {@code h <- h + g^2; x <- x - lr g / (sqrt(h) + epsilon)} (Duchi, Hazan, Singer 2011). DL4J's {@code AdaGrad}
         * starts h at epsilon, PyTorch's at 0.
         */
        ADAGRAD(1, 0.01),
        /**
         * {@code r <- decay r + (1 - decay) g^2; x <- x - lr g / sqrt(r + epsilon)} (Tieleman, Hinton 2012, lecture 6.5).
         * DL4J's {@code RmsProp} starts r at epsilon and divides by {@code sqrt(r) + epsilon}; PyTorch starts at 0 and
         * divides so too.
         */
        RMSPROP(1, 0.001),
        /**
         * {@code m <- beta1 m + (1 - beta1) g; v <- beta2 v + (1 - beta2) g^2; x <- x - alpha m / (sqrt(v) + epsilon)} with
         * {@code alpha = lr sqrt(1 - beta2^t) / (1 - beta1^t)} in step t = 1, 2, ... (Kingma, Ba 2015, end of section 2).
         * This epsilon is the paper's epsilon hat, as in DL4J; PyTorch divides by {@code sqrt(v / (1 - beta2^t)) + epsilon}
         * instead, which is the paper's algorithm 1.
         */
        ADAM(2, 0.001),
        /**
         * {@link #ADAM}, and beside it {@code x <- x - lr weightDecay x} with the x before the step, on parameters that decay
         * (weights do, biases do not). Loshchilov, Hutter 2019, algorithm 2, in PyTorch's form: the paper multiplies by the
         * schedule's factor alone, PyTorch by the whole rate. PyTorch decays biases as well unless told otherwise.
         */
        ADAMW(2, 0.001);

        private final int slots;
        private final double trialRate;

        Kind(int slots, double trialRate) {
            this.slots = slots;
            this.trialRate = trialRate;
        }

        /**
         * How many numbers of state the rule keeps for each element.
         *
         * @return 0, 1 or 2
         */
        public int slots() {
            return slots;
        }

        /**
         * A learning rate at which small networks train without leaps, for comparisons and tests. RMSProp, Adam and AdamW step by
         * about the rate itself, whatever the gradient, so theirs is smaller; AdaGrad does so in its first step only.
         *
         * @return above 0
         */
        public double trialRate() {
            return trialRate;
        }

        /**
         * Whether the rule keeps a velocity, and with it a momentum to choose.
         *
         * @return true for MOMENTUM and NESTEROV
         */
        public boolean hasMomentum() {
            return this == MOMENTUM || this == NESTEROV;
        }

        /**
         * The name used on the command line and in files.
         *
         * @return the name in lower case
         */
        public String token() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Checks the constants.
     *
     * @throws IllegalArgumentException if one is outside its range, or a rule other than {@code ADAMW} has a weight decay
     */
    public OptimizerSpec {
        require(momentum >= 0 && momentum < 1, "momentum must be in [0, 1): ", momentum);
        require(decay > 0 && decay < 1, "decay must be in (0, 1): ", decay);
        require(beta1 >= 0 && beta1 < 1, "beta1 must be in [0, 1): ", beta1);
        require(beta2 >= 0 && beta2 < 1, "beta2 must be in [0, 1): ", beta2);
        require(epsilon > 0 && Double.isFinite(epsilon), "epsilon must be a finite number > 0: ", epsilon);
        require(
                weightDecay >= 0 && Double.isFinite(weightDecay),
                "weight decay must be a finite number >= 0: ",
                weightDecay);
        require(
                weightDecay == 0 || kind == Kind.ADAMW,
                "weight decay belongs to adamw; use the L2 penalty with " + kind.token() + ": ",
                weightDecay);
    }

    private static void require(boolean holds, String rule, double value) {
        if (!holds) {
            throw new IllegalArgumentException(rule + value);
        }
    }

    /**
     * A rule with its default constants, the momentum aside.
     *
     * @param kind the rule
     * @param momentum in [0, 1)
     * @throws IllegalArgumentException if the momentum is not
     */
    public OptimizerSpec(Kind kind, double momentum) {
        this(
                kind,
                momentum,
                DEFAULT_RMSPROP_DECAY,
                DEFAULT_BETA1,
                DEFAULT_BETA2,
                defaultEpsilon(kind),
                kind == Kind.ADAMW ? DEFAULT_WEIGHT_DECAY : 0);
    }

    private static double defaultEpsilon(Kind kind) {
        return switch (kind) {
            case ADAGRAD -> DEFAULT_ADAGRAD_EPSILON;
            case RMSPROP -> DEFAULT_RMSPROP_EPSILON;
            case SGD, MOMENTUM, NESTEROV, ADAM, ADAMW -> DEFAULT_ADAM_EPSILON;
        };
    }

    /**
     * A rule with its default constants.
     *
     * @param kind the rule
     * @return its description
     */
    public static OptimizerSpec of(Kind kind) {
        return new OptimizerSpec(kind, DEFAULT_MOMENTUM);
    }

    /**
     * Replaces the momentum.
     *
     * @param newMomentum in [0, 1)
     * @return a copy
     * @throws IllegalArgumentException as in the constructor
     */
    public OptimizerSpec withMomentum(double newMomentum) {
        return new OptimizerSpec(kind, newMomentum, decay, beta1, beta2, epsilon, weightDecay);
    }

    /**
     * Replaces the decoupled decay.
     *
     * @param newWeightDecay finite, at least 0
     * @return a copy
     * @throws IllegalArgumentException as in the constructor
     */
    public OptimizerSpec withWeightDecay(double newWeightDecay) {
        return new OptimizerSpec(kind, momentum, decay, beta1, beta2, epsilon, newWeightDecay);
    }

    /**
     * Adam's rate with both bias corrections: {@code lr sqrt(1 - beta2^t) / (1 - beta1^t)}.
     *
     * @param learningRate lr
     * @param t number of the step, from 1
     * @return alpha of that step
     */
    public double adamRate(double learningRate, long t) {
        return learningRate * Math.sqrt(1 - StrictMath.pow(beta2, t)) / (1 - StrictMath.pow(beta1, t));
    }
}
