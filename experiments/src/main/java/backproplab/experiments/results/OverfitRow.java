package backproplab.experiments.results;

import backproplab.files.table.Cells;
import backproplab.files.table.Column;
import java.util.List;

/**
 * A line of overfit.csv: how a network learned some images by heart. What does not exist is NaN, and an empty cell.
 *
 * @param run which network on which engine
 * @param backend what computed; empty if nothing did
 * @param images how many were to be learned
 * @param batchSize images per step
 * @param learningRate base rate
 * @param epochs how often through them
 * @param steps how many updates
 * @param firstLoss mean loss of the first epoch
 * @param loss mean cross-entropy in the end
 * @param accuracyPct share that is answered rightly in the end
 * @param zeroGradientPct share of the gradient's numbers that are 0 in the end
 * @param seconds how long it took
 * @param status reached, not_reached, diverged, failed or skipped
 * @param causes what usually leads to that, in words joined by spaces
 */
public record OverfitRow(
        RunLine run,
        String backend,
        int images,
        int batchSize,
        double learningRate,
        int epochs,
        int steps,
        double firstLoss,
        double loss,
        double accuracyPct,
        double zeroGradientPct,
        double seconds,
        String status,
        String causes) {
    static final List<Column<OverfitRow>> COLUMNS = RunLine.columns(
            OverfitRow::run,
            List.of("run_id", "task", "experiment", "variant", "dataset", "model", "engine"),
            List.of(
                    new Column<>("backend", row -> Cells.text(row.backend())),
                    new Column<>("seed", row -> row.run().key().seed()),
                    new Column<>("images", row -> Integer.toString(row.images())),
                    new Column<>("batch_size", row -> Integer.toString(row.batchSize())),
                    new Column<>("lr", row -> Cells.exact(row.learningRate())),
                    new Column<>("epochs", row -> Integer.toString(row.epochs())),
                    new Column<>("steps", row -> Integer.toString(row.steps())),
                    new Column<>("first_loss", row -> Cells.number(row.firstLoss(), 6)),
                    new Column<>("loss", row -> Cells.number(row.loss(), 6)),
                    new Column<>("acc_pct", row -> Cells.number(row.accuracyPct(), 4)),
                    new Column<>("zero_gradient_pct", row -> Cells.number(row.zeroGradientPct(), 2)),
                    new Column<>("seconds", row -> Cells.number(row.seconds(), 4)),
                    new Column<>("status", OverfitRow::status),
                    new Column<>("causes", OverfitRow::causes)));
}
