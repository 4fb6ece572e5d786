package backproplab.experiments.cli;

import backproplab.experiments.results.SpeedRow;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** The table at the end of the ladder: where the time went, rung by rung. */
final class SpeedTable {
    private static final String LINE = "%-5s %5s  %-15s %7s %10s %10s %9s %9s %9s %7s %6s  %s";

    private SpeedTable() {}

    static void print(List<SpeedRow> rows, Consumer<String> line) {
        line.accept(String.format(
                Locale.ROOT,
                LINE,
                "model",
                "batch",
                "rung",
                "threads",
                "ms a step",
                "images/s",
                "x before",
                "x first",
                "GFLOP/s",
                "% peak",
                "steps",
                "status"));
        for (SpeedRow row : rows) {
            line.accept(String.format(
                    Locale.ROOT,
                    LINE,
                    row.model(),
                    row.batchSize(),
                    row.rung(),
                    row.speed().threads() == 0 ? "-" : row.speed().threads(),
                    cell("%.2f", row.stepMillis()),
                    cell("%.0f", row.imagesPerSecond()),
                    cell("%.2f", row.speedupOverPrevious()),
                    cell("%.1f", row.speedupOverFirst()),
                    cell("%.2f", row.gflops()),
                    cell("%.1f", row.percentOfPeak()),
                    row.speed().steps(),
                    row.speed().status().token()));
        }
    }

    private static String cell(String format, double value) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, format, value) : "-";
    }
}
