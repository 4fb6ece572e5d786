package backproplab.experiments.cli;

import backproplab.experiments.results.LabTables;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/** The two tables of Lab as the user sees them. */
final class LabReportTable {
    private static final String FIGURE = "%-52s %-19s %10s %10s %10s %5s  %s";
    private static final String CLAIM = "%-4s %-12s %9s  %-21s %7s %5s  %-38s %s";

    private LabReportTable() {}

    static void print(LabTables tables, Consumer<String> line) {
        line.accept(figureHead());
        tables.reproduction().forEach(row -> line.accept(figure(row)));
        line.accept("");
        line.accept(claimHead());
        tables.claims().forEach(row -> line.accept(claim(row)));
    }

    private static String figureHead() {
        return String.format(
                Locale.ROOT,
                FIGURE,
                "experiment | variant",
                "metric",
                "published",
                "manual",
                "dl4j",
                "seeds",
                "verdict");
    }

    private static String claimHead() {
        return String.format(
                Locale.ROOT, CLAIM, "", "engine", "effect", "95 % interval", "p", "seeds", "verdict", "claim");
    }

    private static String figure(Map<String, String> row) {
        return String.format(
                Locale.ROOT,
                FIGURE,
                row.get("report") + "/" + row.get("experiment") + " | " + row.get("variant"),
                row.get("metric"),
                dash(row.get("published")),
                dash(row.get("manual_mean")),
                dash(row.get("dl4j_mean")),
                row.get("seeds"),
                row.get("verdict"));
    }

    private static String claim(Map<String, String> row) {
        String interval = row.get("ci_low").isEmpty() ? "-" : "[" + row.get("ci_low") + ", " + row.get("ci_high") + "]";
        return String.format(
                Locale.ROOT,
                CLAIM,
                row.get("claim"),
                row.get("engine"),
                dash(row.get("effect")),
                interval,
                dash(row.get("p")),
                row.get("seeds"),
                row.get("verdict"),
                row.get("text"));
    }

    private static String dash(String cell) {
        return cell.isEmpty() ? "-" : cell;
    }
}
