package backproplab.experiments.results;

import backproplab.experiments.engine.EngineKind;
import backproplab.experiments.stats.Interval;
import backproplab.files.table.Cells;
import backproplab.files.table.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A line of reproduction.csv: a published figure beside ours.
 *
 * @param report letter
 * @param experiment its name within the report
 * @param variant which row of the report, and which of its own runs if there are several
 * @param metric what was measured
 * @param published the report's figure; NaN if it has none
 * @param ours each engine's over the seeds
 * @param seeds how many seeds ran
 * @param preset token
 * @param runFolder name of the run's folder
 * @param verdict what came of it
 * @param rule why
 * @param note where ours differs from the report: what is known and what is a guess; may be empty
 */
public record ReproductionRow(
        String report,
        String experiment,
        String variant,
        String metric,
        double published,
        Map<EngineKind, Interval> ours,
        int seeds,
        String preset,
        String runFolder,
        String verdict,
        String rule,
        String note) {

    /** In the rule of a row that was trained on these in place of real images: {@value}. */
    public static final String DRAWINGS = "embedded drawings";

    /** The last column, which older files do not have. */
    static final String NOTE = "note";

    /** The columns of a file about some engines, in their order. */
    static List<Column<ReproductionRow>> columns(List<EngineKind> engines) {
        List<Column<ReproductionRow>> columns = new ArrayList<>(List.of(
                new Column<>("report", row -> Cells.text(row.report())),
                new Column<>("experiment", row -> Cells.text(row.experiment())),
                new Column<>("variant", row -> Cells.text(row.variant())),
                new Column<>("metric", row -> Cells.text(row.metric())),
                new Column<>("published", row -> Cells.figure(row.published()))));
        for (EngineKind kind : engines) {
            columns.add(new Column<>(
                    kind.column() + "_mean", row -> Cells.measured(row.of(kind).mean())));
            columns.add(new Column<>(
                    kind.column() + "_ci_low",
                    row -> Cells.measured(row.of(kind).low())));
            columns.add(new Column<>(
                    kind.column() + "_ci_high",
                    row -> Cells.measured(row.of(kind).high())));
        }
        columns.addAll(List.of(
                new Column<>("seeds", row -> Integer.toString(row.seeds())),
                new Column<>("preset", row -> Cells.text(row.preset())),
                new Column<>("run_folder", row -> Cells.text(row.runFolder())),
                new Column<>("verdict", row -> Cells.text(row.verdict())),
                new Column<>("rule", row -> Cells.text(row.rule())),
                new Column<>(NOTE, row -> Cells.text(row.note()))));
        return columns;
    }

    /**
     * What an engine came to.
     *
     * @param kind which
     * @return no interval if it did not finish a run
     */
    public Interval of(EngineKind kind) {
        return ours.getOrDefault(kind, Interval.NONE);
    }
}
