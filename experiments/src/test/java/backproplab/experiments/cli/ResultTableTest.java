package backproplab.experiments.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.experiments.checkpoint.RunNotes;
import backproplab.experiments.compare.Comparison;
import backproplab.experiments.compare.ComparisonSettings;
import backproplab.experiments.compare.RunKiller;
import backproplab.experiments.engine.EngineKind;
import backproplab.experiments.engine.MadeUpEngine;
import backproplab.experiments.engine.ToyData;
import backproplab.experiments.recipe.Plan;
import backproplab.experiments.recipe.Recipe;
import backproplab.experiments.results.ComparisonRow;
import backproplab.experiments.results.RunFolder;
import backproplab.experiments.train.LoopSettings;
import backproplab.experiments.train.RunResult;
import backproplab.experiments.train.RunStatus;
import backproplab.experiments.weights.WeightLayout;
import backproplab.network.init.Initializer;
import backproplab.network.init.WeightInit;
import backproplab.network.model.ModelKind;
import backproplab.network.model.ModelSpec;
import backproplab.network.rule.TrainingRule;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An engine that is added to the list trains beside the others and has its columns on the screen. */
class ResultTableTest {
    @TempDir
    private Path temp;

    private List<ComparisonRow> trained(EngineKind... engines) {
        Plan plan = new Plan(
                "test",
                "toy",
                new Recipe(
                        ModelSpec.of(ModelKind.MLP, 12),
                        WeightInit.of(Initializer.XAVIER_UNIFORM),
                        TrainingRule.SGD,
                        LoopSettings.of(2, 16, 0.1)));
        Comparison comparison = new Comparison(
                new ComparisonSettings(
                        "task1",
                        List.of(plan),
                        List.of(engines),
                        List.of(1L),
                        OptionalInt.of(1),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(WeightLayout.NEUTRAL),
                        false,
                        false),
                ToyData.of(120, 40));
        comparison.warmUp(new RunKiller(RunKiller.NEVER), RunNotes.NONE);
        try (RunFolder folder = RunFolder.create(temp, "task1", LocalDateTime.of(2026, 1, 1, 0, 0))) {
            return comparison.run(folder, new RunKiller(RunKiller.NEVER), RunNotes.NONE);
        }
    }

    private static List<String> table(List<ComparisonRow> rows) {
        List<String> lines = new ArrayList<>();
        ResultTable.print(
                MadeUpEngine.WITH_IT,
                rows,
                Integer.MAX_VALUE,
                line -> lines.add(line.replaceAll(" {2,}", "  ").strip()));
        return lines;
    }

    @Test
    void anEngineThatTookPartHasColumns() {
        List<String> lines = table(trained(EngineKind.MANUAL, MadeUpEngine.KIND));
        assertEquals(
                "model  exper-  variant  seed  manual  dl4j  made-up  manual  dl4j  made-up  speedup  agree-  first  made-up"
                        + "  made-up  made-up  status",
                lines.get(0));
        // It is the hand-written engine under another name.
        assertTrue(lines.get(3).matches("mlp  test  toy  1 .* 100\\.00  0\\.0e\\+00  ok"), lines.get(3));
    }

    @Test
    void oneThatDidNotHasNone() {
        List<String> lines = table(trained(EngineKind.MANUAL));
        assertEquals(
                "model  exper-  variant  seed  manual  dl4j  manual  dl4j  speedup  agree-  first  status",
                lines.get(0));
    }

    private static String speedup(double manualSeconds, double dl4jSeconds) {
        List<String> lines = table(
                List.of(Rows.of(Map.of(EngineKind.MANUAL, ran(manualSeconds), EngineKind.DL4J, ran(dl4jSeconds)))));
        return lines.get(3).split(" {2,}")[7];
    }

    private static RunResult ran(double seconds) {
        return Rows.result(RunStatus.OK, seconds, 0, 1);
    }

    @ParameterizedTest
    @CsvSource({
        "2, 9.2, 4.6x",
        "4, 3.88, 0.97x",
        "20, 2, 0.10x",
        "1.99, 30, too short",
        "30, 1.99, too short",
        "0.4, 0.1, too short"
    })
    void aRatioOfSecondsThatWentIntoCompilingIsNotShown(double manual, double dl4j, String shown) {
        assertEquals(shown, speedup(manual, dl4j));
    }

    @Test
    void itFitsAWindowOfEightyColumns() {
        List<String> lines = new ArrayList<>();
        ResultTable.print(
                List.of(Rows.of(Map.of(EngineKind.MANUAL, ran(12.34), EngineKind.DL4J, ran(123.45)))), 80, lines::add);
        assertEquals(4, lines.size(), "no row is broken: " + lines);
        assertTrue(lines.stream().allMatch(line -> line.length() <= 80), lines.toString());
    }
}
