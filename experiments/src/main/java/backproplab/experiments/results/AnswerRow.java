package backproplab.experiments.results;

import backproplab.files.table.Cells;
import backproplab.files.table.Column;
import java.util.List;

/**
 * A line of answers.csv: what one engine says of a test image about which there is something to be said.
 *
 * @param run which run
 * @param image its number in the test set, from 0
 * @param label name of its class
 * @param predicted name of the class that the network takes it for
 * @param confidence softmax of that class, above 1 / K
 */
public record AnswerRow(RunLine run, int image, String label, String predicted, double confidence) {
    static final List<Column<AnswerRow>> COLUMNS = RunLine.columns(
            AnswerRow::run,
            List.of("run_id", "dataset", "experiment", "variant", "model", "seed", "engine"),
            List.of(
                    new Column<>("test_image", row -> Integer.toString(row.image())),
                    new Column<>("class", row -> Cells.text(row.label())),
                    new Column<>("predicted", row -> Cells.text(row.predicted())),
                    new Column<>("confidence", row -> Cells.number(row.confidence(), 6))));
}
