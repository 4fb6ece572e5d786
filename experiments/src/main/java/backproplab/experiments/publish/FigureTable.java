package backproplab.experiments.publish;

import backproplab.experiments.results.LabTables;
import backproplab.experiments.results.Verdicts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A report's figures beside ours. Of several runs the one with most seeds has the hand-written column and the verdict, and the first that
 * has it the column of Deeplearning4j. Times and errors of rounding are left out.
 */
final class FigureTable {
    private static final Set<String> LEFT_OUT = Set.of("epoch_s", "train_s", "ms_per_update", "relative_error");
    private static final String MANUAL = "manual_mean";
    private static final String DL4J = "dl4j_mean";

    private FigureTable() {}

    static String of(String report, List<LabTables> runs) {
        Map<List<String>, List<Map<String, String>>> figures = new LinkedHashMap<>();
        for (LabTables run : runs) {
            run.reproduction().stream()
                    .filter(row -> row.get("report").equals(report))
                    .filter(row -> !row.get("published").isEmpty())
                    .filter(row -> !LEFT_OUT.contains(row.get("metric")))
                    .filter(row -> !row.get("verdict").equals(Verdicts.NOT_RUN))
                    .forEach(row -> figures.computeIfAbsent(
                                    List.of(row.get("experiment"), row.get("variant"), row.get("metric")),
                                    key -> new ArrayList<>())
                            .add(row));
        }
        Markdown table = new Markdown(List.of(
                "row", "figure", "published", "by hand", "seeds", "Deeplearning4j", "by hand - published", "verdict"));
        String before = "";
        for (List<Map<String, String>> rows : figures.values()) {
            Map<String, String> row = mostSeeds(rows);
            String name = "`" + report + "/" + row.get("experiment") + "`, " + row.get("variant");
            table.row(cells(name.equals(before) ? "" : name, row, withFramework(rows)));
            before = name;
        }
        return table.text();
    }

    private static Map<String, String> mostSeeds(List<Map<String, String>> rows) {
        Map<String, String> most = rows.get(0);
        for (Map<String, String> row : rows) {
            boolean more = Integer.parseInt(row.get("seeds")) > Integer.parseInt(most.get("seeds"));
            most = more && !row.get(MANUAL).isEmpty() || most.get(MANUAL).isEmpty() ? row : most;
        }
        return most;
    }

    private static String withFramework(List<Map<String, String>> rows) {
        return rows.stream()
                .map(row -> row.get(DL4J))
                .filter(cell -> !cell.isEmpty())
                .findFirst()
                .orElse("");
    }

    private static List<String> cells(String name, Map<String, String> row, String dl4j) {
        String metric = row.get("metric");
        String ours = Markdown.number(metric, row.get(MANUAL));
        boolean interval = !row.get(MANUAL).isEmpty() && !row.get("seeds").equals("1");
        return List.of(
                name,
                Markdown.words(metric),
                Markdown.number(metric, row.get("published")),
                interval
                        ? ours + " (" + Markdown.number(metric, row.get("manual_ci_low")) + " to "
                                + Markdown.number(metric, row.get("manual_ci_high")) + ")"
                        : ours,
                row.get("seeds"),
                Markdown.number(metric, dl4j),
                Markdown.difference(metric, row.get(MANUAL), row.get("published")),
                row.get("verdict"));
    }
}
