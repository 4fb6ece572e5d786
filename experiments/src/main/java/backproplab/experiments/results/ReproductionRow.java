package backproplab.experiments.results;

import backproplab.experiments.stats.Interval;
import backproplab.files.table.Cells;
import backproplab.files.table.Column;
import java.util.List;

/**
 * A line of reproduction.csv: a published figure beside ours.
 *
 * @param report letter
 * @param experiment its name within the report
 * @param variant which row of the report, and which of its own runs if there are several
 * @param metric what was measured
 * @param published the report's figure; NaN if it has none
 * @param manual ours by hand over the seeds
 * @param dl4j ours in Deeplearning4j over the seeds
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
        Interval manual,
        Interval dl4j,
        int seeds,
        String preset,
        String runFolder,
        String verdict,
        String rule,
        String note) {

    /** The last column, which older files do not have. */
    static final String NOTE = "note";

    static final List<Column<ReproductionRow>> COLUMNS = List.of(
            new Column<>("report", row -> Cells.text(row.report())),
            new Column<>("experiment", row -> Cells.text(row.experiment())),
            new Column<>("variant", row -> Cells.text(row.variant())),
            new Column<>("metric", row -> Cells.text(row.metric())),
            new Column<>("published", row -> Cells.figure(row.published())),
            new Column<>("manual_mean", row -> Cells.measured(row.manual().mean())),
            new Column<>("manual_ci_low", row -> Cells.measured(row.manual().low())),
            new Column<>("manual_ci_high", row -> Cells.measured(row.manual().high())),
            new Column<>("dl4j_mean", row -> Cells.measured(row.dl4j().mean())),
            new Column<>("dl4j_ci_low", row -> Cells.measured(row.dl4j().low())),
            new Column<>("dl4j_ci_high", row -> Cells.measured(row.dl4j().high())),
            new Column<>("seeds", row -> Integer.toString(row.seeds())),
            new Column<>("preset", row -> Cells.text(row.preset())),
            new Column<>("run_folder", row -> Cells.text(row.runFolder())),
            new Column<>("verdict", row -> Cells.text(row.verdict())),
            new Column<>("rule", row -> Cells.text(row.rule())),
            new Column<>(NOTE, row -> Cells.text(row.note())));
}
