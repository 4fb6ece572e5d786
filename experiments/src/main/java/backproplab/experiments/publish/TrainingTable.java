package backproplab.experiments.publish;

import backproplab.experiments.publish.TrainedRows.Row;
import backproplab.experiments.reports.Experiment;
import backproplab.experiments.reports.Variant;
import backproplab.experiments.results.LabTables;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/**
 * All rows by hand of runs in a smaller preset: the report's figure, ours, what was smaller than in the report, how long the training took
 * and in which run. Nothing is judged: fewer epochs compare with nothing.
 */
final class TrainingTable {
    private static final double SECONDS_PER_MINUTE = 60;
    private static final String SHARED = "as above";

    private final TrainedRows rows;
    private final Function<String, List<Map<String, String>>> comparisons;
    private final Markdown table =
            new Markdown(List.of("row", "figure", "published", "by hand", "trained with", "minutes", "run"));

    private TrainingTable(TrainedRows rows, Function<String, List<Map<String, String>>> comparisons) {
        this.rows = rows;
        this.comparisons = comparisons;
    }

    /**
     * The table.
     *
     * @param runs their figures
     * @param comparisons rows of a run's comparison.csv; a training that several rows share is there once, with the first of them
     */
    static String of(List<LabTables> runs, Function<String, List<Map<String, String>>> comparisons) {
        TrainingTable made = new TrainingTable(new TrainedRows(runs), comparisons);
        for (Experiment experiment : made.rows.experiments()) {
            experiment.variants().forEach(variant -> made.add(experiment, variant));
        }
        return made.table.text();
    }

    private void add(Experiment experiment, Variant variant) {
        List<Row> own = rows.own(experiment, variant);
        for (Row row : own) {
            Map<String, String> cells = row.cells();
            add(
                    experiment,
                    cells.get("variant"),
                    row,
                    List.of(cells.get("published"), withNote(cells, cells.get("note")), minutes(row)));
        }
        if (own.isEmpty()) {
            for (Row row : rows.shared(experiment, variant)) {
                String published = TrainedRows.published(variant, row.metric());
                String what = withNote(row.cells(), variant.note());
                add(experiment, variant.name(), row, List.of(published, what, SHARED));
            }
        }
    }

    private void add(Experiment experiment, String variant, Row row, List<String> publishedWhatMinutes) {
        String metric = row.metric();
        table.row(List.of(
                "`" + experiment.path() + "`, " + variant,
                Markdown.words(metric),
                Markdown.number(metric, publishedWhatMinutes.get(0)),
                Markdown.number(metric, row.cells().get("manual_mean")),
                publishedWhatMinutes.get(1),
                publishedWhatMinutes.get(2),
                row.run()));
    }

    private static String withNote(Map<String, String> cells, String note) {
        return cells.get("rule") + (note.isEmpty() ? "" : "; " + note);
    }

    private String minutes(Row row) {
        if (row.cells().get("manual_mean").isEmpty()) {
            return "";
        }
        double[] seconds = comparisons.apply(row.run()).stream()
                .filter(each -> each.get("experiment").equals(row.experiment()))
                .filter(each -> each.get("variant").equals(row.cells().get("variant")))
                .map(each -> each.get("manual_train_s"))
                .filter(cell -> !cell.isEmpty())
                .mapToDouble(Double::parseDouble)
                .toArray();
        return seconds.length == 0
                ? SHARED
                : String.format(Locale.ROOT, "%.1f", Arrays.stream(seconds).sum() / SECONDS_PER_MINUTE);
    }
}
