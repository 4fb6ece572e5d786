package backproplab.experiments.cli.lab;

import backproplab.experiments.cli.screen.Screen;
import backproplab.experiments.engine.EngineKind;
import backproplab.experiments.results.LabTables;
import backproplab.files.table.ScreenTable;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
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
    private static final ScreenTable<Figure> FIGURES = new ScreenTable<Figure>()
            .left("experiment | variant", each -> LabReportTable.name(each.rows.first()))
            .left("metric", each -> each.rows.first().get("metric"))
            .left("engine", Figure::engine)
            .right("first", Figure::first)
            .right("second", Figure::second)
            .right("difference", Figure::difference);
    private static final ScreenTable<Pair> CLAIMS = new ScreenTable<Pair>()
            .left("", both -> both.first().get("claim"))
            .left("engine", both -> both.first().get("engine"))
            .right("first", both -> both.first().get("effect"))
            .right("second", both -> both.second().get("effect"))
            .left("first's verdict", both -> both.first().get("verdict"))
            .left("second's verdict", both -> both.second().get("verdict"))
            .left("claim", both -> sentence(both.first()));

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "RUN", description = "Name or path of the first run's folder.")
    private String first;

    @Parameters(index = "1", paramLabel = "RUN", description = "Name or path of the second run's folder.")
    private String second;

    @Mixin
    private LabRuns runs;

    /** What two runs say about the same. */
    private record Pair(Map<String, String> first, Map<String, String> second) {}

    /** What an engine reached in two runs. */
    private record Figure(Pair rows, String engine) {
        String first() {
            return rows.first().get(engine + "_mean");
        }

        String second() {
            return rows.second().get(engine + "_mean");
        }

        boolean known() {
            return !first().isEmpty() || !second().isEmpty();
        }

        String difference() {
            return first().isEmpty() || second().isEmpty()
                    ? ""
                    : String.format(Locale.ROOT, "%+.4f", Double.parseDouble(second()) - Double.parseDouble(first()));
        }
    }

    @Override
    public Integer call() {
        LabTables one = runs.read(first);
        LabTables two = runs.read(second);
        Screen screen = new Screen("Lab", spec.commandLine().getOut(), false);
        screen.line("First: %s    second: %s", one.name(), two.name());
        screen.line("");
        List<Figure> figures = pairs(one.reproduction(), two.reproduction(), LabCompareCommand::figureKey).stream()
                .flatMap(rows -> EngineKind.compared().stream().map(kind -> new Figure(rows, kind.column())))
                .filter(Figure::known)
                .toList();
        FIGURES.lines(figures, screen.width()).forEach(screen::print);
        onlyIn(screen, "first", one.reproduction(), two.reproduction());
        onlyIn(screen, "second", two.reproduction(), one.reproduction());
        screen.line("");
        CLAIMS.lines(pairs(one.claims(), two.claims(), LabCompareCommand::claimKey), screen.width())
                .forEach(screen::print);
        return 0;
    }

    private static List<Pair> pairs(
            List<Map<String, String>> one, List<Map<String, String>> two, Function<Map<String, String>, String> key) {
        Map<String, Map<String, String>> others =
                two.stream().collect(Collectors.toMap(key, Function.identity(), (earlier, later) -> later));
        return one.stream()
                .filter(row -> others.containsKey(key.apply(row)))
                .map(row -> new Pair(row, others.get(key.apply(row))))
                .toList();
    }

    private static void onlyIn(
            Screen screen, String which, List<Map<String, String>> rows, List<Map<String, String>> others) {
        Set<String> there = others.stream().map(LabCompareCommand::figureKey).collect(Collectors.toSet());
        long count =
                rows.stream().filter(row -> !there.contains(figureKey(row))).count();
        if (count > 0) {
            screen.line("%d figures are in the %s run only.", count, which);
        }
    }

    private static String figureKey(Map<String, String> row) {
        return LabReportTable.name(row) + " | " + row.get("metric");
    }

    private static String claimKey(Map<String, String> row) {
        return row.get("claim") + " | " + row.get("engine") + " | " + sentence(row);
    }

    /** The claim without how it was tested, which depends on the preset. */
    private static String sentence(Map<String, String> row) {
        return row.get("text").replaceFirst(" \\[.*", "");
    }
}
