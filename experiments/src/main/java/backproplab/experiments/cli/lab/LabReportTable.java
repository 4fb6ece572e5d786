package backproplab.experiments.cli.lab;

import backproplab.experiments.results.LabTables;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The two tables of Lab as the user sees them: without columns that have nothing to show. */
final class LabReportTable {
    private static final List<Column> FIGURES = List.of(
            new Column("experiment | variant", "%-52s", LabReportTable::name),
            new Column("metric", " %-19s", row -> row.get("metric")),
            new Column("published", " %10s", row -> row.get("published")),
            new Column("manual", " %10s", row -> row.get("manual_mean")),
            new Column("dl4j", " %10s", row -> row.get("dl4j_mean")),
            new Column("seeds", " %5s", row -> row.get("seeds")),
            new Column("verdict", "  %s", row -> row.get("verdict")));
    private static final List<Column> CLAIMS = List.of(
            new Column("", "%-4s", row -> row.get("claim")),
            new Column("engine", " %-12s", row -> row.get("engine")),
            new Column("effect", " %9s", row -> row.get("effect")),
            new Column("95 % interval", "  %-21s", LabReportTable::interval),
            new Column("p", " %7s", row -> row.get("p")),
            new Column("seeds", " %5s", row -> row.get("seeds")),
            new Column("verdict", "  %-38s", row -> row.get("verdict")),
            new Column("claim", " %s", row -> row.get("text")));

    /** What stands above, how wide it is with the gap before it, and what a row has there. */
    private record Column(String head, String format, Function<Map<String, String>, String> cell) {
        boolean filled(List<Map<String, String>> rows) {
            return rows.stream().anyMatch(row -> !cell.apply(row).isEmpty());
        }

        String text(String value) {
            return String.format(Locale.ROOT, format, value);
        }

        String text(Map<String, String> row) {
            String value = cell.apply(row);
            return text(value.isEmpty() ? "-" : value);
        }
    }

    private LabReportTable() {}

    static void print(LabTables tables, Consumer<String> line) {
        print(FIGURES, tables.reproduction(), line);
        if (!tables.claims().isEmpty()) {
            line.accept("");
            print(CLAIMS, tables.claims(), line);
        }
    }

    private static void print(List<Column> columns, List<Map<String, String>> rows, Consumer<String> line) {
        List<Column> shown =
                columns.stream().filter(column -> column.filled(rows)).toList();
        line.accept(shown.stream().map(column -> column.text(column.head())).collect(Collectors.joining()));
        rows.forEach(row ->
                line.accept(shown.stream().map(column -> column.text(row)).collect(Collectors.joining())));
    }

    private static String name(Map<String, String> row) {
        return row.get("report") + "/" + row.get("experiment") + " | " + row.get("variant");
    }

    private static String interval(Map<String, String> row) {
        return row.get("ci_low").isEmpty() ? "" : "[" + row.get("ci_low") + ", " + row.get("ci_high") + "]";
    }
}
