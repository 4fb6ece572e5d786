package backproplab.experiments.cli.search;

import backproplab.experiments.results.TrialRow;
import backproplab.files.table.Cells;
import backproplab.files.table.ScreenTable;
import java.util.List;
import java.util.function.Consumer;

/** The table at the end of a search: the best trials. */
public final class SearchTable {
    /** More are in the file. */
    static final int MOST_ROWS = 10;

    private SearchTable() {}

    /**
     * Prints it.
     *
     * @param options names of what was searched, which are columns
     * @param rows all trials, the best first
     * @param width how long a line may be, in characters
     * @param line takes each line
     */
    public static void print(List<String> options, List<TrialRow> rows, int width, Consumer<String> line) {
        ScreenTable<TrialRow> table = new ScreenTable<TrialRow>()
                .right("rank", row -> Integer.toString(row.rank()))
                .right("trial", row -> Integer.toString(row.trial()));
        options.forEach(option -> table.right(option, row -> row.values().getOrDefault(option, "")));
        table.right("best val\nacc %", row -> Cells.number(row.bestValidationPct(), 2))
                .right("train\nacc %", row -> Cells.number(row.trainAccuracyPct(), 2))
                .right("epoch", row -> row.bestEpoch() == 0 ? "" : Integer.toString(row.bestEpoch()))
                .right("of", row -> Integer.toString(row.epochs()))
                .right("train s", row -> Cells.number(row.trainSeconds(), 2))
                .left("status", row -> row.status().token());
        table.lines(rows.stream().limit(MOST_ROWS).toList(), width).forEach(line);
        if (rows.size() > MOST_ROWS) {
            line.accept("... and " + (rows.size() - MOST_ROWS) + " more");
        }
    }
}
