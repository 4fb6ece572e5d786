package backproplab.experiments.publish;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How far a figure moves over what a report does not state, and which choice comes nearest to what it prints; by hand. */
final class SensitivityTable {
    private SensitivityTable() {}

    static String of(List<Map<String, String>> lines) {
        Map<List<String>, List<Map<String, String>>> figures = new LinkedHashMap<>();
        lines.stream()
                .filter(row ->
                        row.get("engine").equals("manual") && !row.get("ours").isEmpty())
                .forEach(row -> figures.computeIfAbsent(
                                List.of(row.get("report"), row.get("experiment"), row.get("by"), row.get("metric")),
                                key -> new ArrayList<>())
                        .add(row));
        Markdown table = new Markdown(List.of(
                "row", "figure", "published", "our settings", "lowest to highest", "choices", "nearest", "with"));
        figures.forEach((key, rows) -> {
            String metric = key.get(3);
            Comparator<Map<String, String>> byOurs = Comparator.comparingDouble(row -> number(row, "ours"));
            Map<String, String> nearest = rows.stream()
                    .min(Comparator.comparingDouble(row -> Math.abs(number(row, "difference"))))
                    .orElseThrow();
            String own = rows.stream()
                    .filter(row -> row.get("own").equals("yes"))
                    .map(row -> row.get("ours"))
                    .findFirst()
                    .orElse("");
            table.row(List.of(
                    "`" + key.get(0) + "/" + key.get(1) + "`" + (key.get(2).isEmpty() ? "" : " (" + key.get(2) + ")"),
                    Markdown.words(metric),
                    Markdown.number(metric, rows.get(0).get("published")),
                    Markdown.number(metric, own),
                    Markdown.number(
                                    metric,
                                    rows.stream().min(byOurs).orElseThrow().get("ours")) + " to "
                            + Markdown.number(
                                    metric,
                                    rows.stream().max(byOurs).orElseThrow().get("ours")),
                    Integer.toString(rows.size()),
                    Markdown.number(metric, nearest.get("ours")),
                    nearest.get("variant")));
        });
        return table.text();
    }

    private static double number(Map<String, String> row, String column) {
        return Double.parseDouble(row.get(column));
    }
}
