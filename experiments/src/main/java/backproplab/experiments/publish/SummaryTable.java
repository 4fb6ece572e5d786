package backproplab.experiments.publish;

import backproplab.experiments.results.LabTables;
import backproplab.files.failure.UserException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The few figures that the first page shows, of the runs that a list names. */
final class SummaryTable {
    private SummaryTable() {}

    /**
     * The table.
     *
     * @param rows of the list: {@code row} and {@code figure} for people; {@code run}, {@code report}, {@code experiment}, {@code variant} and
     *     {@code metric} to find the figure
     * @param runs reads a run by its name
     */
    static String of(List<Map<String, String>> rows, Function<String, LabTables> runs) {
        Markdown table = new Markdown(List.of("row", "figure", "published", "by hand", "Deeplearning4j"));
        for (Map<String, String> wanted : rows) {
            Map<String, String> found = runs.apply(wanted.get("run")).reproduction().stream()
                    .filter(row -> List.of("report", "experiment", "variant", "metric").stream()
                            .allMatch(column -> row.get(column).equals(wanted.get(column))))
                    .findFirst()
                    .orElseThrow(() -> UserException.data("The run " + wanted.get("run") + " has no row of "
                            + wanted.get("report") + "/" + wanted.get("experiment") + " | " + wanted.get("variant")
                            + " with " + wanted.get("metric") + ".\nCorrect the list of the first page's figures."));
            String metric = wanted.get("metric");
            table.row(List.of(
                    wanted.get("row"),
                    wanted.get("figure"),
                    Markdown.number(metric, found.get("published")),
                    cell(metric, found.get("manual_mean")),
                    cell(metric, found.get("dl4j_mean"))));
        }
        return table.text();
    }

    private static String cell(String metric, String value) {
        return value.isEmpty() ? "" : Markdown.number(metric, value);
    }
}
