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
    /** In place of a ratio of times of a second or less, most of which went into compiling. */
    static final String TOO_SHORT = "too short";

    private ResultTable() {}

    /** The table in lines of at most so many characters. */
    static void print(List<ComparisonRow> rows, int width, Consumer<String> line) {
        print(EngineKind.all(), rows, width, line);
    }

    static void print(List<EngineKind> all, List<ComparisonRow> rows, int width, Consumer<String> line) {
        List<EngineKind> engines =
                all.stream().filter(kind -> shown(kind, rows)).toList();
        ScreenTable<ComparisonRow> table = new ScreenTable<ComparisonRow>()
                .left("model", row -> row.plan().token())
                .left("exper-\niment", row -> row.plan().experiment());
        if (rows.stream().anyMatch(row -> !row.plan().variant().isEmpty())) {
            table.left("variant", row -> row.plan().variant());
        }
        table.right("seed", row -> Long.toString(row.seed()));
        engines.forEach(
                kind -> table.right(kind.token() + "\ntest\nacc %", row -> Cells.number(row.testAccuracyPct(kind), 2)));
        engines.forEach(
                kind -> table.right(kind.token() + "\ntrain\ns", row -> Cells.number(row.trainSeconds(kind), 2)));
        engines.stream().filter(EngineKind::framework).forEach(kind -> besideOurs(table, kind));
        table.left("status", row -> row.status().token());
        table.lines(rows, width).forEach(line);
    }

    /** Ours and Deeplearning4j always, another framework or device where it took part. */
    private static boolean shown(EngineKind kind, List<ComparisonRow> rows) {
        boolean always = kind == EngineKind.MANUAL || kind == EngineKind.DL4J;
        return always
                || kind.role() != EngineKind.Role.TEXTBOOK
                        && rows.stream().anyMatch(row -> row.results().containsKey(kind));
    }

    private static void besideOurs(ScreenTable<ComparisonRow> table, EngineKind kind) {
        boolean usual = kind == EngineKind.DL4J;
        String whose = usual ? "" : kind.token() + "\n";
        table.right(whose + "speedup", row -> speedup(row, kind))
                .right(
                        whose + "agree-\nment %",
                        row -> Cells.number(row.predictionAgreementPct(EngineKind.MANUAL, kind), 2))
                .right(
                        whose + (usual ? "first\nloss\ndiff." : "first loss\ndiff."),
                        row -> cell("%.1e", row.firstBatchLossDifference(EngineKind.MANUAL, kind)));
    }

    private static String speedup(ComparisonRow row, EngineKind kind) {
        double speedup = row.speedup(kind);
        if (Double.isFinite(speedup) && !row.longEnough(kind)) {
            return TOO_SHORT;
        }
        return cell(speedup < 1 ? "%.2fx" : "%.1fx", speedup);
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
                        row.longEnough(EngineKind.LOOPS)
                                ? String.format(
                                        Locale.ROOT,
                                        ", %.1f times as long as manual",
                                        seconds / row.trainSeconds(EngineKind.MANUAL))
                                : ""));
            }
        }
    }

    private static String cell(String format, double value) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, format, value) : "-";
    }
}
