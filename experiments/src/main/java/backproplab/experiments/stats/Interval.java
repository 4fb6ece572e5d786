package backproplab.experiments.stats;

/**
 * A mean with its 95 % interval.
 *
 * @param mean arithmetic mean; NaN of no values
 * @param low lower end, at most the mean; NaN where nothing is known of the spread
 * @param high upper end, at least the mean; NaN likewise
 */
public record Interval(double mean, double low, double high) {
    /** How sure an interval is: {@value}. */
    public static final double CONFIDENCE = 0.95;

    /** The interval of no values. */
    public static final Interval NONE = new Interval(Double.NaN, Double.NaN, Double.NaN);

    /**
     * Tells whether a value lies inside, the ends included.
     *
     * @param value any number
     * @param margin how much the interval is widened on both sides
     * @return false for NaN, and for an interval of no values
     */
    public boolean contains(double value, double margin) {
        return value >= low - margin && value <= high + margin;
    }
}
