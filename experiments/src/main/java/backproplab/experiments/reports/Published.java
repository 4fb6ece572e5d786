package backproplab.experiments.reports;

/**
 * A figure that a report prints.
 *
 * @param by which of the report's own runs, such as {@code framework}; empty if there is only one
 * @param metric what was measured
 * @param value in the metric's unit
 */
public record Published(String by, Metric metric, double value) {
    /** The report's run in a framework; Deeplearning4j is its counterpart here. */
    public static final String FRAMEWORK = "framework";
}
