package backproplab.experiments.reports;

/**
 * A figure that a report prints.
 *
 * @param by which of the report's own runs, such as {@code framework}; empty if there is only one
 * @param metric what was measured
 * @param value in the metric's unit
 * @param note where ours differs: what is known of the reason, and what is a guess; empty if there is nothing to say
 */
public record Published(String by, Metric metric, double value, String note) {
    /** The report's run in a framework; Deeplearning4j is its counterpart here. */
    public static final String FRAMEWORK = "framework";

    /**
     * A figure about which there is nothing to say.
     *
     * @param by which of the report's own runs; empty if there is only one
     * @param metric what was measured
     * @param value in the metric's unit
     */
    public Published(String by, Metric metric, double value) {
        this(by, metric, value, "");
    }
}
