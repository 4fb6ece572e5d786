package backproplab.manual.optim;

import java.util.Locale;

/**
 * Which update rule, with its constants.
 *
 * @param kind the rule
 * @param momentum rho of the momentum rules, in [0, 1); unused by plain SGD
 */
public record OptimizerSpec(Kind kind, double momentum) {

    /** Default rho of the momentum rules: {@value}. */
    public static final double DEFAULT_MOMENTUM = 0.9;

    /** Plain SGD. */
    public static final OptimizerSpec SGD = new OptimizerSpec(Kind.SGD, DEFAULT_MOMENTUM);

    /** The update rules. {@code g} is the gradient, {@code x} the parameter, {@code v} the velocity, 0 at first. */
    public enum Kind {
        /** {@code x <- x - lr g}. */
        SGD,
        /**
         * Heavy ball: {@code v <- rho v - lr g; x <- x + v} (Polyak 1964). PyTorch keeps {@code v <- rho v + g; x <- x -
         * lr v}, the same as long as the rate is constant; DL4J has no such updater of its own.
         */
        MOMENTUM,
        /**
         * Look-ahead: {@code v' = rho v - lr g; x <- x - rho v + (1 + rho) v'} (Sutskever et al. 2013, section 2, with the
         * gradient taken at the look-ahead point that {@code x} stands for). DL4J's {@code Nesterovs} is this form.
         */
        NESTEROV;

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
     * Checks the momentum.
     *
     * @throws IllegalArgumentException if it is not in [0, 1)
     */
    public OptimizerSpec {
        if (!(momentum >= 0 && momentum < 1)) {
            throw new IllegalArgumentException("momentum must be in [0, 1): " + momentum);
        }
    }
}
