package backproplab.experiments.results;

import backproplab.files.table.Cells;
import backproplab.files.table.Column;
import java.util.List;

/**
 * A line of solver.csv: what report B's Solver keeps in its histories.
 *
 * @param run which run
 * @param iteration number of the training step, from 1
 * @param epoch how many epochs are done with it
 * @param learningRate rate of the step
 * @param loss of its batch before the update, penalty included
 * @param trainAccuracyPct on the first 1,000 training images after it; NaN where it was not taken
 * @param validationAccuracyPct after it; NaN where it was not taken
 */
public record IterationRow(
        RunLine run,
        int iteration,
        int epoch,
        double learningRate,
        double loss,
        double trainAccuracyPct,
        double validationAccuracyPct) {

    static final List<Column<IterationRow>> COLUMNS = RunLine.columns(
            IterationRow::run,
            List.of("run_id", "task", "experiment", "variant", "model", "engine", "seed"),
            List.of(
                    new Column<>("iteration", row -> Integer.toString(row.iteration())),
                    new Column<>("epoch", row -> Integer.toString(row.epoch())),
                    new Column<>("lr", row -> Cells.exact(row.learningRate())),
                    new Column<>("loss", row -> Cells.number(row.loss(), 6)),
                    new Column<>("train_acc_pct", row -> Cells.number(row.trainAccuracyPct(), 4)),
                    new Column<>("val_acc_pct", row -> Cells.number(row.validationAccuracyPct(), 4))));
}
