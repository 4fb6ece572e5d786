package backproplab.experiments.publish;

import backproplab.experiments.results.LabTables;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * All rows of a run by hand in a smaller preset: the report's figure, ours, what was smaller than in the report, and how long the training took.
 * Nothing is judged: fewer epochs compare with nothing.
 */
final class TrainingTable {
    private static final double SECONDS_PER_MINUTE = 60;
    private static final String SHARED = "as above";

    private TrainingTable() {}

    /**
     * The table.
     *
     * @param run its figures
     * @param comparison rows of its comparison.csv; a training that several rows share is there once, with the first of them
     */
    static String of(LabTables run, List<Map<String, String>> comparison) {
        Markdown table = new Markdown(List.of("row", "figure", "published", "by hand", "trained with", "minutes"));
        for (Map<String, String> row : run.reproduction()) {
            String experiment = row.get("report") + "/" + row.get("experiment");
            String metric = row.get("metric");
            table.row(List.of(
                    "`" + experiment + "`, " + row.get("variant"),
                    Markdown.words(metric),
                    Markdown.number(metric, row.get("published")),
                    Markdown.number(metric, row.get("manual_mean")),
                    row.get("rule") + (row.get("note").isEmpty() ? "" : "; " + row.get("note")),
                    minutes(experiment, row, comparison)));
        }
        return table.text();
    }

    private static String minutes(String experiment, Map<String, String> row, List<Map<String, String>> comparison) {
        if (row.get("manual_mean").isEmpty()) {
            return "";
        }
        double[] seconds = comparison.stream()
                .filter(each -> each.get("experiment").equals(experiment))
                .filter(each -> each.get("variant").equals(row.get("variant")))
                .map(each -> each.get("manual_train_s"))
                .filter(cell -> !cell.isEmpty())
                .mapToDouble(Double::parseDouble)
                .toArray();
        return seconds.length == 0
                ? SHARED
                : String.format(Locale.ROOT, "%.1f", Arrays.stream(seconds).sum() / SECONDS_PER_MINUTE);
    }
}
