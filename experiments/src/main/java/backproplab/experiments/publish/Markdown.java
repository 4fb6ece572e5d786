package backproplab.experiments.publish;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A table in Markdown, line by line, and numbers as pages print them. */
final class Markdown {
    private static final int DIGITS = 4;
    private static final int DIGITS_OF_DIFFERENCE = 3;
    private static final String ACCURACY = "acc_pct";
    private static final Map<String, String> WORDS = Map.of(
            "train_loss", "train loss",
            "train_acc_pct", "train acc",
            "val_loss", "val loss",
            "val_acc_pct", "val acc",
            "best_val_acc_pct", "best val acc",
            "test_acc_pct", "test acc",
            "first_batch_loss", "first loss");
    private static final String FIRST = "first_";

    private final List<String> lines = new ArrayList<>();

    Markdown(List<String> header) {
        row(header);
        lines.add("|---".repeat(header.size()) + "|");
    }

    void row(List<String> cells) {
        lines.add(
                "| " + String.join(" | ", cells.stream().map(Markdown::escaped).toList()) + " |");
    }

    String text() {
        return String.join("\n", lines) + "\n";
    }

    private static String escaped(String cell) {
        return cell.replace("|", "\\|");
    }

    /** For example {@code val acc, epoch 1}. */
    static String words(String metric) {
        return WORDS.containsKey(metric) || !metric.startsWith(FIRST)
                ? WORDS.getOrDefault(metric, metric)
                : WORDS.getOrDefault(metric.substring(FIRST.length()), metric) + ", epoch 1";
    }

    /** Two decimals of an accuracy, four digits of anything else; a dash for an empty cell. */
    static String number(String metric, String cell) {
        return cell.isEmpty() ? "-" : number(metric, Double.parseDouble(cell), DIGITS);
    }

    /** Ours minus the published one, with its sign; empty if there is nothing of ours. */
    static String difference(String metric, String ours, String published) {
        if (ours.isEmpty()) {
            return "";
        }
        double difference = Double.parseDouble(ours) - Double.parseDouble(published);
        return (difference < 0 ? "" : "+") + number(metric, difference, DIGITS_OF_DIFFERENCE);
    }

    private static String number(String metric, double value, int digits) {
        return metric.endsWith(ACCURACY)
                ? String.format(Locale.ROOT, "%.2f", value)
                : value == 0
                        ? "0"
                        : BigDecimal.valueOf(value)
                                .round(new MathContext(digits))
                                .stripTrailingZeros()
                                .toPlainString();
    }
}
