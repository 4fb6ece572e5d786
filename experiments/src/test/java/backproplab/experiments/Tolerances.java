package backproplab.experiments;

/** Every bound of this module's tests, in one table. */
public final class Tolerances {
    /** Largest tensor error over the parameters after 100 SGD steps in float: manual against DL4J. */
    public static final double FLOAT_TRAINING = 1e-3;
    /** The same in double: loops against DL4J. */
    public static final double DOUBLE_TRAINING = 1e-9;
    /** Loss of the first batch: manual against DL4J. */
    public static final double FIRST_BATCH_LOSS = 1e-4;
    /** Values worked out by hand. */
    public static final double BY_HAND = 1e-12;

    private Tolerances() {}
}
