package backproplab.experiments.results;

import backproplab.files.table.Cells;
import backproplab.files.table.Column;
import java.util.List;

/**
 * A line of solver.csv: what report B's Solver keeps in its histories.
 *
 * @param runId name of the run folder
 * @param task for example {@code task1}
 * @param experiment which experiment
 * @param variant which variant of it
 * @param model token of the model
 * @param engine token of the engine
 * @param seed the run's seed
 * @param iteration number of the training step, from 1
 * @param epoch how many epochs are done with it
 * @param learningRate rate of the step
 * @param loss of its batch before the update, penalty included
 * @param trainAccuracyPct on the first 1,000 training images after it; NaN where it was not taken
 * @param validationAccuracyPct after it; NaN where it was not taken
 */
public record IterationRow(
        String runId,
        String task,
        String experiment,
        String variant,
        String model,
        String engine,
        long seed,
        int iteration,
        int epoch,
        double learningRate,
        double loss,
        double trainAccuracyPct,
        double validationAccuracyPct) {

    static final List<Column<IterationRow>> COLUMNS = List.of(
            new Column<>("run_id", row -> Cells.text(row.runId())),
            new Column<>("task", row -> Cells.text(row.task())),
            new Column<>("experiment", row -> Cells.text(row.experiment())),
            new Column<>("variant", row -> Cells.text(row.variant())),
            new Column<>("model", row -> Cells.text(row.model())),
            new Column<>("engine", row -> Cells.text(row.engine())),
            new Column<>("seed", row -> Long.toString(row.seed())),
            new Column<>("iteration", row -> Integer.toString(row.iteration())),
            new Column<>("epoch", row -> Integer.toString(row.epoch())),
            new Column<>("lr", row -> Cells.exact(row.learningRate())),
            new Column<>("loss", row -> Cells.number(row.loss(), 6)),
            new Column<>("train_acc_pct", row -> Cells.number(row.trainAccuracyPct(), 4)),
            new Column<>("val_acc_pct", row -> Cells.number(row.validationAccuracyPct(), 4)));
}
