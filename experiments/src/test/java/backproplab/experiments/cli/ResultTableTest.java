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
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
                line -> lines.add(line.replaceAll(" {2,}", "  ").strip()));
        return lines;
    }

    @Test
    void anEngineThatTookPartHasColumns() {
        List<String> lines = table(trained(EngineKind.MANUAL, MadeUpEngine.KIND));
        assertEquals(
                "model  experiment  variant  seed  manual  dl4j  made-up  manual  dl4j  made-up  speedup  agreement  first loss  speedup made-up"
                        + "  agreement made-up  first loss made-up  status",
                lines.get(0));
        // It is the hand-written engine under another name.
        assertTrue(lines.get(2).matches("mlp  test  toy  1 .* 100\\.00  0\\.0e\\+00  ok"), lines.get(2));
    }

    @Test
    void oneThatDidNotHasNone() {
        List<String> lines = table(trained(EngineKind.MANUAL));
        assertEquals(
                "model  experiment  variant  seed  manual  dl4j  manual  dl4j  speedup  agreement  first loss  status",
                lines.get(0));
    }
}
