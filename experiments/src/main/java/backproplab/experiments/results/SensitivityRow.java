package backproplab.experiments.results;

import backproplab.files.table.Cells;
import backproplab.files.table.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A line of sensitivity.csv: a published figure beside ours with one choice of what the report does not state.
 *
 * @param report letter
 * @param experiment its name within the report
 * @param variant the choice, for people
 * @param own whether the row itself is trained so
 * @param settings every setting by the name of its option
 * @param metric what was measured
 * @param by which of the report's own runs; empty if there is only one
 * @param published the report's figure
 * @param engine which engine
 * @param ours mean over the seeds that finished; NaN if none did
 * @param seeds how many seeds ran
 * @param verdict what came of the figure, the same on the lines of all engines: held against ours by hand unless {@code by} is a framework, and
 *     against the other where that one has no number
 * @param preset token
 * @param runFolder name of the run's folder
 */
public record SensitivityRow(
        String report,
        String experiment,
        String variant,
        boolean own,
        Map<String, Object> settings,
        String metric,
        String by,
        double published,
        String engine,
        double ours,
        int seeds,
        String verdict,
        String preset,
        String runFolder) {
    private static final List<String> SETTINGS =
            List.of("init", "weight-scale", "normalize", "optimizer", "momentum", "lr", "batch-size");

    static final List<Column<SensitivityRow>> COLUMNS = columns();

    private static List<Column<SensitivityRow>> columns() {
        List<Column<SensitivityRow>> columns = new ArrayList<>(List.of(
                new Column<>("report", row -> Cells.text(row.report())),
                new Column<>("experiment", row -> Cells.text(row.experiment())),
                new Column<>("variant", row -> Cells.text(row.variant())),
                new Column<>("own", row -> row.own() ? "yes" : "no")));
        for (String name : SETTINGS) {
            columns.add(new Column<>(
                    name.replace('-', '_'), row -> cell(row.settings().get(name))));
        }
        columns.addAll(List.of(
                new Column<>("metric", row -> Cells.text(row.metric())),
                new Column<>("by", row -> Cells.text(row.by())),
                new Column<>("published", row -> Cells.figure(row.published())),
                new Column<>("engine", row -> Cells.text(row.engine())),
                new Column<>("ours", row -> Cells.measured(row.ours())),
                new Column<>("difference", row -> Cells.measured(row.ours() - row.published())),
                new Column<>("seeds", row -> Integer.toString(row.seeds())),
                new Column<>("verdict", row -> Cells.text(row.verdict())),
                new Column<>("preset", row -> Cells.text(row.preset())),
                new Column<>("run_folder", row -> Cells.text(row.runFolder()))));
        return List.copyOf(columns);
    }

    private static String cell(Object setting) {
        if (setting instanceof Double number) {
            return Cells.exact(number);
        }
        return setting == null ? "" : Cells.text(setting.toString());
    }
}
