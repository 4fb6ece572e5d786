package backproplab.experiments.cli;

import backproplab.experiments.engine.EngineKind;
import backproplab.experiments.results.ComparisonRow;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** The table at the end: is mine right, and how fast is it. */
final class ResultTable {
    private static final String LINE = "%-6s %-18s %10s %10s %9s %9s %8s %10s %11s  %s";

    private ResultTable() {}

    static void print(List<ComparisonRow> rows, Consumer<String> line) {
        line.accept(String.format(
                Locale.ROOT,
                LINE,
                "model",
                "variant",
                "manual",
                "dl4j",
                "manual",
                "dl4j",
                "speedup",
                "agreement",
                "first loss",
                "status"));
        line.accept(String.format(
                Locale.ROOT,
                LINE,
                "",
                "",
                "test acc %",
                "test acc %",
                "train s",
                "train s",
                "",
                "%",
                "difference",
                ""));
        for (ComparisonRow row : rows) {
            line.accept(String.format(
                    Locale.ROOT,
                    LINE,
                    row.plan().token(),
                    variant(row),
                    cell("%.2f", row.testAccuracyPct(EngineKind.MANUAL)),
                    cell("%.2f", row.testAccuracyPct(EngineKind.DL4J)),
                    cell("%.2f", row.trainSeconds(EngineKind.MANUAL)),
                    cell("%.2f", row.trainSeconds(EngineKind.DL4J)),
                    cell("%.1fx", row.speedup()),
                    cell("%.2f", row.predictionAgreementPct()),
                    cell("%.1e", row.firstBatchLossDifference()),
                    row.status().token()));
        }
    }

    /** The textbook engine has no columns in the table: a line of its own. */
    static void printLoops(List<ComparisonRow> rows, Consumer<String> line) {
        for (ComparisonRow row : rows) {
            double seconds = row.trainSeconds(EngineKind.LOOPS);
            if (Double.isFinite(seconds)) {
                line.accept(String.format(
                        Locale.ROOT,
                        "%s on loops (textbook, double): test acc %s %%, train %.2f s%s; its epochs are in the epochs file",
                        row.plan().token(),
                        cell("%.2f", row.testAccuracyPct(EngineKind.LOOPS)),
                        seconds,
                        timesAsLong(seconds / row.trainSeconds(EngineKind.MANUAL))));
            }
        }
    }

    private static String timesAsLong(double ratio) {
        return Double.isFinite(ratio) ? String.format(Locale.ROOT, ", %.1f times as long as manual", ratio) : "";
    }

    private static String variant(ComparisonRow row) {
        return (row.plan().experiment() + " " + row.plan().variant() + " seed " + row.seed()).replace("  ", " ");
    }

    private static String cell(String format, double value) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, format, value) : "-";
    }
}
