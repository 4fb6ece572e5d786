package backproplab.experiments.cli;

import backproplab.experiments.engine.EngineKind;
import backproplab.experiments.results.ComparisonRow;
import backproplab.files.table.Cells;
import backproplab.files.table.ScreenTable;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** The table at the end: is mine right, and how fast is it. */
final class ResultTable {
    private ResultTable() {}

    static void print(List<ComparisonRow> rows, Consumer<String> line) {
        print(EngineKind.all(), rows, line);
    }

    static void print(List<EngineKind> all, List<ComparisonRow> rows, Consumer<String> line) {
        List<EngineKind> engines =
                all.stream().filter(kind -> shown(kind, rows)).toList();
        ScreenTable<ComparisonRow> table = new ScreenTable<ComparisonRow>()
                .left("model", row -> row.plan().token())
                .left("experiment", row -> row.plan().experiment());
        if (rows.stream().anyMatch(row -> !row.plan().variant().isEmpty())) {
            table.left("variant", row -> row.plan().variant());
        }
        table.right("seed", row -> Long.toString(row.seed()));
        engines.forEach(
                kind -> table.right(kind.token() + "\ntest acc %", row -> Cells.number(row.testAccuracyPct(kind), 2)));
        engines.forEach(
                kind -> table.right(kind.token() + "\ntrain s", row -> Cells.number(row.trainSeconds(kind), 2)));
        engines.stream().filter(EngineKind::framework).forEach(kind -> besideOurs(table, kind));
        table.left("status", row -> row.status().token());
        table.lines(rows).forEach(line);
    }

    /** Ours and Deeplearning4j always, another framework or device where it took part. */
    private static boolean shown(EngineKind kind, List<ComparisonRow> rows) {
        boolean always = kind == EngineKind.MANUAL || kind == EngineKind.DL4J;
        return always
                || kind.role() != EngineKind.Role.TEXTBOOK
                        && rows.stream().anyMatch(row -> row.results().containsKey(kind));
    }

    private static void besideOurs(ScreenTable<ComparisonRow> table, EngineKind kind) {
        String whose = kind == EngineKind.DL4J ? "" : " " + kind.token();
        table.right("speedup" + whose, row -> cell("%.1fx", row.speedup(kind)))
                .right(
                        "agreement" + whose + "\n%",
                        row -> Cells.number(row.predictionAgreementPct(EngineKind.MANUAL, kind), 2))
                .right(
                        "first loss" + whose + "\ndifference",
                        row -> cell("%.1e", row.firstBatchLossDifference(EngineKind.MANUAL, kind)));
    }

    private static boolean onGpu(ComparisonRow row) {
        return row.results().containsKey(EngineKind.DL4J_CUDA);
    }

    /** The columns compare manual with Deeplearning4j on the CPU: a line of its own says whether the GPU agrees with them. */
    static void printCuda(List<ComparisonRow> rows, Consumer<String> line) {
        for (ComparisonRow row : rows) {
            for (EngineKind cpu : EngineKind.compared()) {
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

    private static String cell(String format, double value) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, format, value) : "-";
    }
}
