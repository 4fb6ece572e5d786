package backproplab.experiments.results;

import backproplab.files.table.Cells;
import backproplab.files.table.Column;
import java.util.List;

/**
 * A line of a file of predictions: one image and one of its most probable classes.
 *
 * @param file the image, as it was named
 * @param rank 1 for the most probable class
 * @param className the class
 * @param probability in [0, 1]
 * @param engine which engine computed it
 */
public record PredictionRow(String file, int rank, String className, double probability, String engine) {
    static final List<Column<PredictionRow>> COLUMNS = List.of(
            new Column<>("file", row -> Cells.text(row.file())),
            new Column<>("rank", row -> Integer.toString(row.rank())),
            new Column<>("class", row -> Cells.text(row.className())),
            new Column<>("probability", row -> Cells.number(row.probability(), 8)),
            new Column<>("engine", row -> Cells.text(row.engine())));
}
