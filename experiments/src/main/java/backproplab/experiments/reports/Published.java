package backproplab.experiments.reports;

import java.util.List;

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
     * The figures of one row, from {@code figures.csv}; what is said of several is once in {@code reasons.csv}.
     *
     * @param report letter
     * @param experiment name
     * @param variant name
     * @return its figures, perhaps none
     */
    static List<Published> of(String report, String experiment, String variant) {
        return PublishedFile.rows("figures", report, experiment).stream()
                .filter(row -> row.get("variant").equals(variant))
                .map(row -> new Published(
                        row.get("by"),
                        Metric.of(row.get("metric")),
                        Double.parseDouble(row.get("value")),
                        reason(row.get("reason"))))
                .toList();
    }

    private static String reason(String name) {
        return name.isEmpty()
                ? ""
                : PublishedFile.rows("reasons").stream()
                        .filter(row -> row.get("reason").equals(name))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException("published/reasons.csv has no " + name))
                        .get("text");
    }
}
