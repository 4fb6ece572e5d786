package backproplab.experiments.cli;

import backproplab.experiments.results.SpeedRow;
import backproplab.files.table.Cells;
import backproplab.files.table.ScreenTable;
import java.util.List;

/** The table at the end of the ladder: where the time went, rung by rung. */
final class SpeedTable {
    private SpeedTable() {}

    static List<String> lines(List<SpeedRow> rows, int width) {
        return new ScreenTable<SpeedRow>()
                .left("model", SpeedRow::model)
                .right("batch", row -> Integer.toString(row.batchSize()))
                .left("rung", SpeedRow::rung)
                .right(
                        "threads",
                        row -> row.speed().threads() == 0
                                ? ""
                                : Integer.toString(row.speed().threads()))
                .right("ms a step", row -> Cells.number(row.stepMillis(), 2))
                .right("images/s", row -> Cells.number(row.imagesPerSecond(), 0))
                .right("x before", row -> Cells.number(row.speedupOverPrevious(), 2))
                .right("x first", row -> Cells.number(row.speedupOverFirst(), 1))
                .right("GFLOP/s", row -> Cells.number(row.gflops(), 2))
                .right("% peak", row -> Cells.number(row.percentOfPeak(), 1))
                .right("steps", row -> Integer.toString(row.speed().steps()))
                .left("status", row -> row.speed().status().token())
                .lines(rows, width);
    }
}
