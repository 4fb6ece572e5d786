package backproplab.experiments.results;

import backproplab.files.table.Cells;
import backproplab.files.table.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What the first cells of a line say in every table about single runs: whose it is.
 *
 * @param runId name of the run folder
 * @param task for example {@code task1}
 * @param dataset name of the data
 * @param key which run of the command
 */
public record RunLine(String runId, String task, String dataset, RunKey key) {
    private static final Map<String, Function<RunLine, String>> CELLS = Map.of(
            "run_id", line -> Cells.text(line.runId()),
            "task", line -> Cells.text(line.task()),
            "dataset", line -> Cells.text(line.dataset()),
            "experiment", line -> line.key().experiment(),
            "variant", line -> line.key().variant(),
            "model", line -> line.key().model(),
            "seed", line -> line.key().seed(),
            "engine", line -> line.key().engine());

    /** The columns of a table: some of these, in the order in which they are named, then those of its own. */
    static <R> List<Column<R>> columns(Function<R, RunLine> run, List<String> names, List<Column<R>> own) {
        List<Column<R>> columns = new ArrayList<>();
        names.forEach(name -> columns.add(new Column<>(name, CELLS.get(name).compose(run))));
        columns.addAll(own);
        return columns;
    }
}
