package backproplab.experiments.results;

import backproplab.experiments.engine.EngineKind;
import backproplab.experiments.train.RunResult;
import backproplab.files.table.Cells;
import backproplab.files.table.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/** The columns of comparison.csv: the settings, then for each engine what it reached, then how frameworks compare with ours. */
final class ComparisonColumns {
    private static final List<Column<ComparisonRow>> SETTINGS = List.of(
            new Column<>("run_id", row -> Cells.text(row.runId())),
            new Column<>("task", row -> Cells.text(row.task())),
            new Column<>("experiment", row -> Cells.text(row.plan().experiment())),
            new Column<>("dataset", row -> Cells.text(row.dataset())),
            new Column<>("model", row -> Cells.text(row.plan().token())),
            new Column<>("variant", row -> Cells.text(row.plan().variant())),
            new Column<>("seed", row -> Long.toString(row.seed())),
            new Column<>("parameters", row -> Long.toString(row.parameters())),
            new Column<>("epochs", row -> Integer.toString(row.loop().epochs())),
            new Column<>("batch_size", row -> Integer.toString(row.loop().batchSize())),
            new Column<>(
                    "optimizer",
                    row -> row.plan().recipe().rule().optimizer().kind().token()),
            new Column<>("lr", row -> Cells.exact(row.loop().learningRate())));

    private static final Measure VALIDATION = new Measure(
            "_val_acc_pct", (row, kind) -> Cells.number(row.value(kind, RunResult::lastValidationAccuracyPct), 4));
    private static final Measure BEST_VALIDATION = new Measure(
            "_best_val_acc_pct", (row, kind) -> Cells.number(row.value(kind, RunResult::bestValidationAccuracyPct), 4));
    private static final Measure TEST =
            new Measure("_test_acc_pct", (row, kind) -> Cells.number(row.testAccuracyPct(kind), 4));
    private static final Measure TEST_LOSS =
            new Measure("_test_loss", (row, kind) -> Cells.number(row.testLoss(kind), 6));
    private static final Measure TRAIN_SECONDS =
            new Measure("_train_s", (row, kind) -> Cells.number(row.trainSeconds(kind), 4));

    private ComparisonColumns() {}

    /** What an engine reached: the end of the column's name, after the engine's, and the cell. */
    private record Measure(String suffix, BiFunction<ComparisonRow, EngineKind, String> cell) {
        Column<ComparisonRow> of(EngineKind kind) {
            return new Column<>(kind.column() + suffix, row -> cell.apply(row, kind));
        }
    }

    /** The columns of a file about some engines, in their order; quantity by quantity, so that what is compared stands side by side. */
    static List<Column<ComparisonRow>> of(List<EngineKind> engines) {
        List<Column<ComparisonRow>> columns = new ArrayList<>(SETTINGS);
        for (Measure measure : List.of(VALIDATION, BEST_VALIDATION, TEST, TEST_LOSS, TRAIN_SECONDS)) {
            engines.stream()
                    .filter(kind -> kind.role().compared())
                    .map(measure::of)
                    .forEach(columns::add);
        }
        for (EngineKind kind : engines) {
            if (kind.framework()) {
                columns.addAll(besideOurs(kind));
            }
        }
        for (EngineKind kind : engines) {
            if (kind.role() == EngineKind.Role.GPU) {
                List.of(VALIDATION, TEST, TRAIN_SECONDS).forEach(measure -> columns.add(measure.of(kind)));
            }
        }
        columns.add(new Column<>("status", row -> row.status().token()));
        columns.add(new Column<>("host", row -> Cells.text(row.host())));
        return columns;
    }

    /** Two of Deeplearning4j's names are older than other frameworks: they do not say whose they are. */
    private static List<Column<ComparisonRow>> besideOurs(EngineKind kind) {
        String whose = kind == EngineKind.DL4J ? "" : "_" + kind.column();
        return List.of(
                new Column<>("speedup_manual_over_" + kind.column(), row -> Cells.number(row.speedup(kind), 2)),
                new Column<>(
                        "first_batch_loss_diff" + whose,
                        row -> Cells.tiny(row.firstBatchLossDifference(EngineKind.MANUAL, kind))),
                new Column<>(
                        "prediction_agreement" + whose + "_pct",
                        row -> Cells.number(row.predictionAgreementPct(EngineKind.MANUAL, kind), 4)));
    }
}
