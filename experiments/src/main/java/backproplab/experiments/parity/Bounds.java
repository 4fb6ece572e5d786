package backproplab.experiments.parity;

import backproplab.dl4j.Precision;
import backproplab.network.rule.OptimizerSpec.Kind;

/** How far apart two engines may be: every bound of the comparison. */
public final class Bounds {
    /** Loss and logits, double: {@value}. */
    public static final double FORWARD_DOUBLE = 1e-9;
    /** Every gradient, double: {@value}. */
    public static final double GRADIENT_DOUBLE = 1e-9;
    /** Parameters and running statistics after any number of steps up to 100, double: {@value}. */
    public static final double TRAINED_DOUBLE = 1e-7;
    /** Loss and logits, float: {@value}. */
    public static final double FORWARD_FLOAT = 1e-5;
    /** All gradients as one tensor, float: {@value}. */
    public static final double WHOLE_GRADIENT_FLOAT = 1e-3;
    /** The gradient of one parameter, float: {@value}. */
    public static final double GRADIENT_FLOAT = 1e-2;
    /** Parameters and running statistics of sgd, momentum and nesterov, float: {@value}. */
    public static final double TRAINED_FLOAT = 1e-3;
    /** The whole gradient at the same weights and on the same sides of every kink, float engine against the textbook: {@value}. */
    static final double STEP_GRADIENT_FLOAT = 1e-4;
    /** A tensor after one step from the same weights, likewise: a hundred such steps stay within {@link #TRAINED_FLOAT}. */
    static final double STEP_FLOAT = TRAINED_FLOAT / 100;
    /** There is no bound. */
    public static final double NONE = Double.POSITIVE_INFINITY;

    /** A gradient whose norm is below this share of the whole gradient's is zero but for rounding, double: {@value}. */
    private static final double ZERO_DOUBLE = 1e-12;
    /** The same, float: {@value}. */
    private static final double ZERO_FLOAT = 1e-6;

    private Bounds() {}

    static double forward(Precision precision) {
        return precision == Precision.DOUBLE ? FORWARD_DOUBLE : FORWARD_FLOAT;
    }

    static double gradient(Precision precision) {
        return precision == Precision.DOUBLE ? GRADIENT_DOUBLE : GRADIENT_FLOAT;
    }

    static double wholeGradient(Precision precision) {
        return precision == Precision.DOUBLE ? GRADIENT_DOUBLE : WHOLE_GRADIENT_FLOAT;
    }

    /** The adaptive rules divide by the size of the gradient: in float they make a step of any rounding error. */
    static double trained(Precision precision, Kind rule) {
        if (precision == Precision.DOUBLE) {
            return TRAINED_DOUBLE;
        }
        return rule == Kind.SGD || rule.hasMomentum() ? TRAINED_FLOAT : NONE;
    }

    static double zeroShare(Precision precision) {
        return precision == Precision.DOUBLE ? ZERO_DOUBLE : ZERO_FLOAT;
    }
}
