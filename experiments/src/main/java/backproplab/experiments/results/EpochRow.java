package backproplab.experiments.results;

import backproplab.experiments.train.EpochResult;
import backproplab.files.table.Cells;
import backproplab.files.table.Column;
import java.util.List;

/**
 * A line of epochs.csv.
 *
 * @param runId name of the run folder
 * @param task for example {@code task1}
 * @param experiment which experiment
 * @param variant which variant of it
 * @param dataset name of the data
 * @param model token of the model
 * @param engine token of the engine
 * @param backend what computed
 * @param seed the run's seed
 * @param result what was measured
 */
public record EpochRow(
        String runId,
        String task,
        String experiment,
        String variant,
        String dataset,
        String model,
        String engine,
        String backend,
        long seed,
        EpochResult result) {

    static final List<Column<EpochRow>> COLUMNS = List.of(
            new Column<>("run_id", row -> Cells.text(row.runId())),
            new Column<>("task", row -> Cells.text(row.task())),
            new Column<>("experiment", row -> Cells.text(row.experiment())),
            new Column<>("variant", row -> Cells.text(row.variant())),
            new Column<>("dataset", row -> Cells.text(row.dataset())),
            new Column<>("model", row -> Cells.text(row.model())),
            new Column<>("engine", row -> Cells.text(row.engine())),
            new Column<>("backend", row -> Cells.text(row.backend())),
            new Column<>("seed", row -> Long.toString(row.seed())),
            new Column<>("epoch", row -> Integer.toString(row.result().epoch())),
            new Column<>("lr", row -> Cells.exact(row.result().learningRate())),
            new Column<>("train_loss", row -> Cells.number(row.result().trainLoss(), 6)),
            new Column<>("train_acc_pct", row -> Cells.number(row.result().trainAccuracyPct(), 4)),
            new Column<>("val_loss", row -> Cells.number(row.result().validationLoss(), 6)),
            new Column<>("val_acc_pct", row -> Cells.number(row.result().validationAccuracyPct(), 4)),
            new Column<>("train_s", row -> Cells.number(row.result().trainSeconds(), 4)),
            new Column<>("data_wait_s", row -> Cells.number(row.result().dataWaitSeconds(), 4)),
            new Column<>("epoch_s", row -> Cells.number(row.result().epochSeconds(), 4)),
            new Column<>("train_images_per_s", row -> Cells.number(row.result().imagesPerSecond(), 1)),
            new Column<>("status", row -> row.result().status().token()));
}
