package backproplab.experiments.results;

import backproplab.experiments.train.EpochResult;
import backproplab.files.table.Cells;
import backproplab.files.table.Column;
import java.util.List;

/**
 * A line of epochs.csv.
 *
 * @param run which run
 * @param backend what computed
 * @param result what was measured
 */
public record EpochRow(RunLine run, String backend, EpochResult result) {
    static final List<Column<EpochRow>> COLUMNS = RunLine.columns(
            EpochRow::run,
            List.of("run_id", "task", "experiment", "variant", "dataset", "model", "engine"),
            List.of(
                    new Column<>("backend", row -> Cells.text(row.backend())),
                    new Column<>("seed", row -> row.run().key().seed()),
                    new Column<>("epoch", row -> Integer.toString(row.result().epoch())),
                    new Column<>("lr", row -> Cells.exact(row.result().learningRate())),
                    new Column<>("train_loss", row -> Cells.number(row.result().trainLoss(), 6)),
                    new Column<>(
                            "train_acc_pct", row -> Cells.number(row.result().trainAccuracyPct(), 4)),
                    new Column<>("val_loss", row -> Cells.number(row.result().validationLoss(), 6)),
                    new Column<>("val_acc_pct", row -> Cells.number(row.result().validationAccuracyPct(), 4)),
                    new Column<>("train_s", row -> Cells.number(row.result().trainSeconds(), 4)),
                    new Column<>("data_wait_s", row -> Cells.number(row.result().dataWaitSeconds(), 4)),
                    new Column<>("epoch_s", row -> Cells.number(row.result().epochSeconds(), 4)),
                    new Column<>(
                            "train_images_per_s",
                            row -> Cells.number(row.result().imagesPerSecond(), 1)),
                    new Column<>("status", row -> row.result().status().token())));
}
