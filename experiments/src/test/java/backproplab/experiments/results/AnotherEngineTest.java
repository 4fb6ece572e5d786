package backproplab.experiments.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.experiments.engine.EngineKind;
import backproplab.experiments.engine.MadeUpEngine;
import backproplab.experiments.results.CurveRow.Point;
import backproplab.experiments.stats.Interval;
import backproplab.experiments.task.Task;
import backproplab.experiments.train.EpochResult;
import backproplab.experiments.train.Epochs;
import backproplab.experiments.train.Evaluation;
import backproplab.experiments.train.RunResult;
import backproplab.experiments.train.RunStatus;
import backproplab.files.run.ResultFolder;
import backproplab.files.table.Column;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An engine that is added to the list has its columns in every table. */
class AnotherEngineTest {
    private static final List<EngineKind> COMPARED = List.of(EngineKind.MANUAL, EngineKind.DL4J, MadeUpEngine.KIND);

    @TempDir
    private Path temp;

    private static <R> List<String> names(List<Column<R>> columns) {
        return columns.stream().map(Column::name).toList();
    }

    /** A row as a file has it. */
    private <R> CSVRecord written(List<Column<R>> columns, R row) throws IOException {
        ResultFolder folder = ResultFolder.create(temp, "test", LocalDateTime.of(2026, 1, 1, 0, 0));
        folder.table("table.csv", columns, List.of(row));
        return WrittenResults.rows(folder.path().resolve("table.csv")).get(0);
    }

    private static RunResult result(double seconds, double firstLoss, int... predictions) {
        EpochResult epoch = Epochs.epoch(1, 0.1, 0.5, 90, 0.6, 91, seconds, 0, 3, 100, RunStatus.OK);
        return new RunResult(
                RunStatus.OK, "", List.of(epoch), firstLoss, Optional.of(new Evaluation(0.3, 92, predictions, null)));
    }

    @Test
    void comparisonHasItsFiguresAndHowItComparesWithOurs() throws IOException {
        assertEquals(
                "manual_val_acc_pct,dl4j_val_acc_pct,made_up_val_acc_pct,manual_best_val_acc_pct,dl4j_best_val_acc_pct,"
                        + "made_up_best_val_acc_pct,manual_test_acc_pct,dl4j_test_acc_pct,made_up_test_acc_pct,manual_test_loss,"
                        + "dl4j_test_loss,made_up_test_loss,manual_train_s,dl4j_train_s,made_up_train_s,"
                        + "speedup_manual_over_dl4j,first_batch_loss_diff,prediction_agreement_pct,"
                        + "speedup_manual_over_made_up,first_batch_loss_diff_made_up,prediction_agreement_made_up_pct,"
                        + "dl4j_cuda_val_acc_pct,dl4j_cuda_test_acc_pct,dl4j_cuda_train_s,status",
                String.join(
                        ",", names(ComparisonColumns.of(MadeUpEngine.WITH_IT)).subList(12, 37)));
        CSVRecord row = written(
                ComparisonColumns.of(MadeUpEngine.WITH_IT),
                new ComparisonRow(
                        "r",
                        "task1",
                        "mnist",
                        Task.TASK1.presets().get(0).plans().get(0),
                        1,
                        1,
                        Map.of(
                                EngineKind.MANUAL, result(2, 2.5, 1, 2, 3, 4),
                                MadeUpEngine.KIND, result(3, 2.75, 1, 2, 3, 0))));
        assertEquals("91.0000", row.get("made_up_val_acc_pct"));
        assertEquals("91.0000", row.get("made_up_best_val_acc_pct"));
        assertEquals("92.0000", row.get("made_up_test_acc_pct"));
        assertEquals("0.300000", row.get("made_up_test_loss"));
        assertEquals("3.0000", row.get("made_up_train_s"));
        assertEquals("1.50", row.get("speedup_manual_over_made_up"));
        assertEquals("2.50e-01", row.get("first_batch_loss_diff_made_up"));
        assertEquals("75.0000", row.get("prediction_agreement_made_up_pct"));
        assertEquals("", row.get("dl4j_train_s"));
        assertEquals("", row.get("speedup_manual_over_dl4j"));
    }

    @Test
    void anEngineThatIsNotThereHasNoColumn() {
        List<String> names = names(ComparisonColumns.of(List.of(EngineKind.MANUAL, EngineKind.LOOPS)));
        assertEquals(12 + 5 + 2, names.size());
        assertTrue(names.stream().noneMatch(name -> name.contains("dl4j")), names.toString());
    }

    @Test
    void reproductionHasItsInterval() throws IOException {
        ReproductionRow row = new ReproductionRow(
                "A",
                "main",
                "x",
                "val_acc_pct",
                97,
                Map.of(MadeUpEngine.KIND, new Interval(2, 1, 3)),
                1,
                "lab",
                "r",
                "",
                "",
                "");
        CSVRecord cells = written(ReproductionRow.columns(COMPARED), row);
        assertEquals("", cells.get("dl4j_mean"));
        assertEquals("2.0000", cells.get("made_up_mean"));
        assertEquals("1.0000", cells.get("made_up_ci_low"));
        assertEquals("3.0000", cells.get("made_up_ci_high"));
        assertEquals(
                List.of("dl4j_ci_high", "made_up_mean", "made_up_ci_low", "made_up_ci_high", "seeds"),
                names(ReproductionRow.columns(COMPARED)).subList(10, 15));
    }

    @Test
    void curvesHaveItsEpochs() throws IOException {
        CurveRow row =
                new CurveRow("A", "main", "x", 2, Point.NONE, Map.of(MadeUpEngine.KIND, new Point(0.5, 90, 0.6, 91)));
        CSVRecord cells = written(CurveRow.columns(COMPARED), row);
        assertEquals("", cells.get("manual_val_loss"));
        assertEquals("0.500000", cells.get("made_up_train_loss"));
        assertEquals("90.0000", cells.get("made_up_train_acc_pct"));
        assertEquals("0.600000", cells.get("made_up_val_loss"));
        assertEquals("91.0000", cells.get("made_up_val_acc_pct"));
    }
}
