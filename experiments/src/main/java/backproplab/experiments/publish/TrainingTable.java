package backproplab.experiments.publish;

import backproplab.experiments.publish.TrainedRows.Row;
import backproplab.experiments.reports.Experiment;
import backproplab.experiments.reports.Published;
import backproplab.experiments.reports.Variant;
import backproplab.experiments.results.LabTables;
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

    private final TrainedRows rows;
    private final Function<String, List<Map<String, String>>> comparisons;
    private final Markdown table =
            new Markdown(List.of("row", "figure", "published", "by hand", "trained with", "minutes", "run"));

    /** What a line says besides its figure. */
    private record Line(String label, String published, String note, String minutes) {}

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
            add(row, new Line(row.label(), cells.get("published"), cells.get("note"), minutes(row)));
        }
        if (own.isEmpty()) {
            for (Published figure : experiment.figures(variant)) {
                String label = TrainedRows.label(experiment, variant.rowName(figure.by()));
                String published = Double.isNaN(figure.value()) ? "" : String.valueOf(figure.value());
                rows.shared(experiment, variant, figure.metric())
                        .ifPresent(row -> add(row, new Line(label, published, variant.note(), "as " + row.label())));
            }
        }
    }

    private void add(Row row, Line line) {
        String metric = row.metric();
        table.row(List.of(
                line.label(),
                Markdown.words(metric),
                Markdown.number(metric, line.published()),
                Markdown.number(metric, row.mean()),
                row.cells().get("rule") + (line.note().isEmpty() ? "" : "; " + line.note()),
                line.minutes(),
                row.run()));
    }

    /** Of the training that the row is of, or whose it is; empty where nothing was trained by hand. */
    private String minutes(Row row) {
        if (row.mean().isEmpty()) {
            return "";
        }
        List<String> seconds = seconds(row);
        if (seconds.isEmpty()) {
            return rows.sameTraining(row).stream()
                    .filter(other -> !seconds(other).isEmpty())
                    .findFirst()
                    .map(other -> "as " + other.label())
                    .orElse("");
        }
        return seconds.contains("")
                ? ""
                : String.format(
                        Locale.ROOT,
                        "%.1f",
                        seconds.stream().mapToDouble(Double::parseDouble).sum() / SECONDS_PER_MINUTE);
    }

    /** Cells of the trainings of this row, one for each seed; none if they are another row's. */
    private List<String> seconds(Row row) {
        return comparisons.apply(row.run()).stream()
                .filter(each -> each.get("experiment").equals(row.experiment().path()))
                .filter(each -> each.get("variant").equals(row.variant().name()))
                .map(each -> each.get("manual_train_s"))
                .toList();
    }
}
