package backproplab.experiments.cli;

import backproplab.experiments.engine.EngineKind;
import backproplab.experiments.results.ComparisonRow;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** The table at the end: is mine right, and how fast is it. */
final class ResultTable {
    private static final String LINE = "%1$-6s %2$-18s %3$10s %4$10s %6$9s %7$9s %9$8s %10$10s %11$11s  %12$s";
    /** With Deeplearning4j on a GPU, cells 5 and 8. */
    private static final String LINE_WITH_GPU =
            "%1$-6s %2$-18s %3$10s %4$10s %5$10s %6$9s %7$9s %8$9s %9$8s %10$10s %11$11s  %12$s";

    private ResultTable() {}

    static void print(List<ComparisonRow> rows, Consumer<String> line) {
        String format = rows.stream().anyMatch(ResultTable::onGpu) ? LINE_WITH_GPU : LINE;
        line.accept(String.format(
                Locale.ROOT,
                format,
                "model",
                "variant",
                "manual",
                "dl4j",
                "dl4j-cuda",
                "manual",
                "dl4j",
                "dl4j-cuda",
                "speedup",
                "agreement",
                "first loss",
                "status"));
        line.accept(String.format(
                Locale.ROOT,
                format,
                "",
                "",
                "test acc %",
                "test acc %",
                "test acc %",
                "train s",
                "train s",
                "train s",
                "",
                "%",
                "difference",
                ""));
        rows.forEach(row -> line.accept(line(format, row)));
    }

    private static String line(String format, ComparisonRow row) {
        return String.format(
                Locale.ROOT,
                format,
                row.plan().token(),
                variant(row),
                cell("%.2f", row.testAccuracyPct(EngineKind.MANUAL)),
                cell("%.2f", row.testAccuracyPct(EngineKind.DL4J)),
                cell("%.2f", row.testAccuracyPct(EngineKind.DL4J_CUDA)),
                cell("%.2f", row.trainSeconds(EngineKind.MANUAL)),
                cell("%.2f", row.trainSeconds(EngineKind.DL4J)),
                cell("%.2f", row.trainSeconds(EngineKind.DL4J_CUDA)),
                cell("%.1fx", row.speedup()),
                cell("%.2f", row.predictionAgreementPct()),
                cell("%.1e", row.firstBatchLossDifference()),
                row.status().token());
    }

    private static boolean onGpu(ComparisonRow row) {
        return row.results().containsKey(EngineKind.DL4J_CUDA);
    }

    /** The columns compare manual with Deeplearning4j on the CPU: a line of its own says whether the GPU agrees with them. */
    static void printCuda(List<ComparisonRow> rows, Consumer<String> line) {
        for (ComparisonRow row : rows) {
            for (EngineKind cpu : List.of(EngineKind.MANUAL, EngineKind.DL4J)) {
                if (onGpu(row) && row.results().containsKey(cpu)) {
                    line.accept(String.format(
                            Locale.ROOT,
                            "%s seed %d on the GPU and by %s on the CPU: %s %% of the predictions agree, first loss difference %s",
                            row.plan().token(),
                            row.seed(),
                            cpu.token(),
                            cell("%.2f", row.predictionAgreementPct(EngineKind.DL4J_CUDA, cpu)),
                            cell("%.1e", row.firstBatchLossDifference(EngineKind.DL4J_CUDA, cpu))));
                }
            }
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
