package backproplab.manual;

/** Every bound of this module's tests, in one table. */
public final class Tolerances {
    /** Gradient check in double: layers without kinks, and those with kinks away from them. */
    public static final double GRADIENT = 1e-7;
    /** A planted fault must be further off than this. */
    public static final double FAULT = 1e-3;
    /** Float layers against their double twins, tensor error. */
    public static final double FLOAT_LAYER = 2e-6;
    /** As {@link #FLOAT_LAYER}, for sizes from a seed: some sums are of a few terms that nearly cancel. */
    public static final double FLOAT_RANDOM = 1e-5;
    /** As {@link #FLOAT_RANDOM}, for a block of layers: each passes on the rounding of those before it. */
    public static final double FLOAT_BLOCK = 1e-3;
    /** Parameters after 100 float steps against double ones, tensor error. */
    public static final double FLOAT_TRAINING = 1e-3;
    /** Matrix products in float: relative to sqrt(inner extent). */
    public static final double PRODUCT = 1e-5;
    /** Values worked out by hand, in double. */
    public static final double BY_HAND = 1e-12;
    /** Values worked out by hand, in float. */
    public static final double BY_HAND_FLOAT = 1e-6;

    private Tolerances() {}
}
