package backproplab.experiments.cli.lab;

import backproplab.experiments.engine.EngineKind;
import backproplab.experiments.results.LabTables;
import backproplab.files.table.ScreenTable;
import java.util.Map;
import java.util.function.Consumer;

/** The two tables of Lab as the user sees them: without columns that have nothing to show. */
final class LabReportTable {
    private static final ScreenTable<Map<String, String>> FIGURES = figures();
    private static final ScreenTable<Map<String, String>> CLAIMS = new ScreenTable<Map<String, String>>()
            .left("", row -> row.get("claim"))
            .left("engine", row -> row.get("engine"))
            .right("effect", row -> row.get("effect"))
            .left("95 % interval", LabReportTable::interval)
            .right("p", row -> row.get("p"))
            .right("after Holm", row -> row.getOrDefault("p_adjusted", ""))
            .right("seeds", row -> row.get("seeds"))
            .left("verdict", row -> row.get("verdict"))
            .right("seeds needed", row -> row.getOrDefault("seeds_needed", ""))
            .left("claim", row -> row.get("text"));

    private LabReportTable() {}

    private static ScreenTable<Map<String, String>> figures() {
        ScreenTable<Map<String, String>> table = new ScreenTable<Map<String, String>>()
                .left("experiment | variant", LabReportTable::name)
                .left("metric", row -> row.get("metric"))
                .right("published", row -> row.get("published"));
        EngineKind.compared().forEach(kind -> table.right(kind.token(), row -> row.get(kind.column() + "_mean")));
        return table.right("seeds", row -> row.get("seeds")).left("verdict", row -> row.get("verdict"));
    }

    static void print(LabTables tables, int width, Consumer<String> line) {
        FIGURES.filledBy(tables.reproduction())
                .lines(tables.reproduction(), width)
                .forEach(line);
        if (!tables.claims().isEmpty()) {
            line.accept("");
            CLAIMS.filledBy(tables.claims()).lines(tables.claims(), width).forEach(line);
            tables.claims().stream()
                    .map(row -> row.getOrDefault("tests", ""))
                    .filter(tests -> !tests.isEmpty())
                    .findFirst()
                    .ifPresent(tests -> line.accept("Holm's correction is made over " + tests
                            + " tests, one for and one against each claim that has seeds enough."));
        }
    }

    /** What a row is about: report, experiment and variant. */
    static String name(Map<String, String> row) {
        return row.get("report") + "/" + row.get("experiment") + " | " + row.get("variant");
    }

    private static String interval(Map<String, String> row) {
        return row.get("ci_low").isEmpty() ? "" : "[" + row.get("ci_low") + ", " + row.get("ci_high") + "]";
    }
}
