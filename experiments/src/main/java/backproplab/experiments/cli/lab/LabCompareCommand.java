package backproplab.experiments.cli.lab;

import backproplab.experiments.cli.screen.Screen;
import backproplab.experiments.results.LabTables;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lab compare: two runs side by side. */
@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        description = "Shows what two runs found for the same figures and claims, and which rows only one of them has.")
final class LabCompareCommand implements Callable<Integer> {
    private static final String FIGURE = "%-52s %-19s %-6s %10s %10s %10s";
    private static final String CLAIM = "%-4s %-12s %9s %9s  %-38s %-38s %s";

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "RUN", description = "Name or path of the first run's folder.")
    private String first;

    @Parameters(index = "1", paramLabel = "RUN", description = "Name or path of the second run's folder.")
    private String second;

    @Mixin
    private LabRuns runs;

    @Override
    public Integer call() {
        LabTables one = runs.read(first);
        LabTables two = runs.read(second);
        Screen screen = new Screen("Lab", spec.commandLine().getOut(), false);
        screen.line("First: %s    second: %s", one.name(), two.name());
        screen.line("");
        compareFigures(screen, one, two);
        screen.line("");
        compareClaims(screen, one, two);
        return 0;
    }

    private static void compareFigures(Screen screen, LabTables one, LabTables two) {
        screen.line(FIGURE, "experiment | variant", "metric", "engine", "first", "second", "difference");
        Map<String, Map<String, String>> others = byKey(two.reproduction(), LabCompareCommand::figureKey);
        for (Map<String, String> row : one.reproduction()) {
            Map<String, String> other = others.get(figureKey(row));
            if (other != null) {
                figure(screen, row, other, "manual");
                figure(screen, row, other, "dl4j");
            }
        }
        onlyIn(screen, "first", one.reproduction(), byKey(two.reproduction(), LabCompareCommand::figureKey));
        onlyIn(screen, "second", two.reproduction(), byKey(one.reproduction(), LabCompareCommand::figureKey));
    }

    private static void figure(Screen screen, Map<String, String> row, Map<String, String> other, String engine) {
        String ours = row.get(engine + "_mean");
        String theirs = other.get(engine + "_mean");
        if (!ours.isEmpty() || !theirs.isEmpty()) {
            screen.line(
                    FIGURE, name(row), row.get("metric"), engine, dash(ours), dash(theirs), difference(ours, theirs));
        }
    }

    private static void onlyIn(
            Screen screen, String which, List<Map<String, String>> rows, Map<String, Map<String, String>> others) {
        long count =
                rows.stream().filter(row -> !others.containsKey(figureKey(row))).count();
        if (count > 0) {
            screen.line("%d figures are in the %s run only.", count, which);
        }
    }

    private static void compareClaims(Screen screen, LabTables one, LabTables two) {
        screen.line(CLAIM, "", "engine", "first", "second", "first's verdict", "second's verdict", "claim");
        Map<String, Map<String, String>> others = byKey(two.claims(), LabCompareCommand::claimKey);
        for (Map<String, String> row : one.claims()) {
            Map<String, String> other = others.get(claimKey(row));
            if (other != null) {
                screen.line(
                        CLAIM,
                        row.get("claim"),
                        row.get("engine"),
                        dash(row.get("effect")),
                        dash(other.get("effect")),
                        row.get("verdict"),
                        other.get("verdict"),
                        sentence(row));
            }
        }
    }

    private static Map<String, Map<String, String>> byKey(
            List<Map<String, String>> rows, Function<Map<String, String>, String> key) {
        return rows.stream().collect(Collectors.toMap(key, Function.identity(), (earlier, later) -> later));
    }

    private static String name(Map<String, String> row) {
        return row.get("report") + "/" + row.get("experiment") + " | " + row.get("variant");
    }

    private static String figureKey(Map<String, String> row) {
        return name(row) + " | " + row.get("metric");
    }

    private static String claimKey(Map<String, String> row) {
        return row.get("claim") + " | " + row.get("engine") + " | " + sentence(row);
    }

    /** The claim without how it was tested, which depends on the preset. */
    private static String sentence(Map<String, String> row) {
        return row.get("text").replaceFirst(" \\[.*", "");
    }

    private static String dash(String cell) {
        return cell.isEmpty() ? "-" : cell;
    }

    private static String difference(String first, String second) {
        return first.isEmpty() || second.isEmpty()
                ? "-"
                : String.format(Locale.ROOT, "%+.4f", Double.parseDouble(second) - Double.parseDouble(first));
    }
}
