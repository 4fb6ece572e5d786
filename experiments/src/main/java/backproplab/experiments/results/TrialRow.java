package backproplab.experiments.results;

import backproplab.experiments.train.RunStatus;
import backproplab.files.table.Cells;
import backproplab.files.table.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A line of search.csv.
 *
 * @param search what all lines have in common
 * @param model token of the model
 * @param trial number of the trial
 * @param rank 1 for the best of those that ended
 * @param values of the options searched, as they were given to the options
 * @param rung the last round that the trial was in
 * @param epochs how many epochs it trained there
 * @param bestEpoch the best of them; 0 if there is none
 * @param bestValidationPct its validation accuracy
 * @param validationLoss its validation loss
 * @param trainAccuracyPct its training accuracy
 * @param testAccuracyPct test accuracy; NaN but for the best trial
 * @param testLoss test loss; NaN but for the best trial
 * @param trainSeconds time of the training steps of all rounds
 * @param status how it ended
 * @param host the machine that trained its last round, if it was another one; else empty
 */
public record TrialRow(
        Search search,
        String model,
        int trial,
        int rank,
        Map<String, String> values,
        int rung,
        int epochs,
        int bestEpoch,
        double bestValidationPct,
        double validationLoss,
        double trainAccuracyPct,
        double testAccuracyPct,
        double testLoss,
        double trainSeconds,
        RunStatus status,
        String host) {

    /**
     * What all lines have in common.
     *
     * @param runId name of the run folder
     * @param task for example {@code task2}
     * @param dataset name of the data
     * @param method token of the method
     * @param engine token of the engine
     * @param seed of every training
     */
    public record Search(String runId, String task, String dataset, String method, String engine, long seed) {}

    /** The columns, one for each option searched among them. */
    static List<Column<TrialRow>> columns(List<String> options) {
        List<Column<TrialRow>> columns = new ArrayList<>(List.of(
                new Column<>("run_id", row -> Cells.text(row.search().runId())),
                new Column<>("task", row -> Cells.text(row.search().task())),
                new Column<>("dataset", row -> Cells.text(row.search().dataset())),
                new Column<>("model", row -> Cells.text(row.model())),
                new Column<>("method", row -> Cells.text(row.search().method())),
                new Column<>("trial", row -> Integer.toString(row.trial())),
                new Column<>("rank", row -> Integer.toString(row.rank()))));
        for (String option : options) {
            columns.add(new Column<>(
                    option.replace('-', '_'), row -> Cells.text(row.values().getOrDefault(option, ""))));
        }
        columns.addAll(List.of(
                new Column<>("engine", row -> Cells.text(row.search().engine())),
                new Column<>("seed", row -> Long.toString(row.search().seed())),
                new Column<>("rung", row -> Integer.toString(row.rung())),
                new Column<>("epochs_run", row -> Integer.toString(row.epochs())),
                new Column<>("best_epoch", row -> row.bestEpoch() == 0 ? "" : Integer.toString(row.bestEpoch())),
                new Column<>("best_val_acc_pct", row -> Cells.number(row.bestValidationPct(), 4)),
                new Column<>("val_loss", row -> Cells.number(row.validationLoss(), 6)),
                new Column<>("train_acc_pct", row -> Cells.number(row.trainAccuracyPct(), 4)),
                new Column<>("test_acc_pct", row -> Cells.number(row.testAccuracyPct(), 4)),
                new Column<>("test_loss", row -> Cells.number(row.testLoss(), 6)),
                new Column<>("train_s", row -> Cells.number(row.trainSeconds(), 4)),
                new Column<>("status", row -> row.status().token()),
                new Column<>("host", row -> Cells.text(row.host()))));
        return columns;
    }
}
