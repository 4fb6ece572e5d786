package backproplab.experiments.results;

import backproplab.files.table.Cells;
import backproplab.files.table.Column;
import java.util.List;

/**
 * A line of lr.csv: a step of a learning-rate range test.
 *
 * @param run which network on which engine
 * @param backend what computed
 * @param step its number, from 1
 * @param rate its learning rate
 * @param loss of its batch before the update; not finite where it broke
 * @param smoothed mean of the losses so far, later ones weigh more
 * @param inRange whether the rate is in the range that was found
 * @param suggested the rate that the whole test suggests; NaN for none
 */
public record RateRow(
        RunLine run,
        String backend,
        int step,
        double rate,
        double loss,
        double smoothed,
        boolean inRange,
        double suggested) {
    static final List<Column<RateRow>> COLUMNS = RunLine.columns(
            RateRow::run,
            List.of("run_id", "task", "experiment", "variant", "dataset", "model", "engine"),
            List.of(
                    new Column<>("backend", row -> Cells.text(row.backend())),
                    new Column<>("seed", row -> row.run().key().seed()),
                    new Column<>("step", row -> Integer.toString(row.step())),
                    new Column<>("lr", row -> Cells.exact(row.rate())),
                    new Column<>("loss", row -> Cells.number(row.loss(), 6)),
                    new Column<>("smoothed_loss", row -> Cells.number(row.smoothed(), 6)),
                    new Column<>("in_range", row -> row.inRange() ? "1" : "0"),
                    new Column<>("suggested_lr", row -> Cells.exact(row.suggested()))));
}
