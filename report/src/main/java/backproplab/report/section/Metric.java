package backproplab.report.section;

import java.util.Map;

/** What tables call a quantity, and what people do. */
public final class Metric {
    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("val_acc_pct", "validation accuracy"),
            Map.entry("train_acc_pct", "training accuracy"),
            Map.entry("test_acc_pct", "test accuracy"),
            Map.entry("best_val_acc_pct", "best validation accuracy"),
            Map.entry("mean_val_acc_pct", "mean validation accuracy"),
            Map.entry("gap_pct", "training − validation accuracy"),
            Map.entry("first_val_acc_pct", "validation accuracy of epoch 1"),
            Map.entry("first_train_acc_pct", "training accuracy of epoch 1"),
            Map.entry("first_val_loss", "validation loss of epoch 1"),
            Map.entry("first_train_loss", "training loss of epoch 1"),
            Map.entry("first_batch_loss", "loss of the first batch"),
            Map.entry("val_loss", "validation loss"),
            Map.entry("train_loss", "training loss"),
            Map.entry("val_loss_rise", "rise of the validation loss"),
            Map.entry("train_s", "training"),
            Map.entry("epoch_s", "epoch"),
            Map.entry("ms_per_update", "update"),
            Map.entry("gradient_noise", "gradient noise"),
            Map.entry("relative_error", "relative error"));

    private Metric() {}

    /**
     * For people.
     *
     * @param metric as a table has it
     * @return words, or the same if nobody knows it
     */
    public static String words(String metric) {
        return WORDS.getOrDefault(metric, metric);
    }

    /**
     * What its numbers are measured in: metrics of one unit share an axis.
     *
     * @param metric as a table has it
     * @return the unit, or for want of one the metric's name
     */
    public static String unit(String metric) {
        if (metric.endsWith("_pct")) {
            return "%";
        }
        if (metric.contains("loss")) {
            return "nats";
        }
        if (metric.endsWith("_s")) {
            return "s";
        }
        return metric.startsWith("ms_") ? "ms" : words(metric);
    }

    /**
     * An axis of this quantity alone.
     *
     * @param metric as a table has it
     * @return words and unit
     */
    public static String axis(String metric) {
        String words = words(metric);
        String unit = unit(metric);
        return words.equals(unit) ? words : words + ", " + unit;
    }

    /**
     * The unit of differences.
     *
     * @param metric as a table has it
     * @return percentage points for percent, else the same unit
     */
    public static String differenceUnit(String metric) {
        String unit = unit(metric);
        return unit.equals("%") ? "percentage points" : unit;
    }
}
