package backproplab.experiments.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.experiments.compare.PreparedRun;
import backproplab.experiments.engine.ToyData;
import backproplab.experiments.recipe.Plan;
import backproplab.experiments.recipe.Recipe;
import backproplab.experiments.train.LoopSettings;
import backproplab.network.init.Initializer;
import backproplab.network.init.WeightInit;
import backproplab.network.layer.ActivationFunction;
import backproplab.network.layer.NetworkSpec;
import backproplab.network.model.ModelKind;
import backproplab.network.model.ModelSpec;
import backproplab.network.model.Stem;
import backproplab.network.rule.TrainingRule;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class SummaryTableTest {
    private static final int WIDTH = 80;

    private static PreparedRun run(ModelSpec model) {
        Recipe recipe = new Recipe(
                model, WeightInit.of(Initializer.KAIMING_NORMAL), TrainingRule.SGD, LoopSettings.of(1, 4, 0.1));
        return PreparedRun.of(new Plan("test", "", recipe), 1, ToyData.of(40, 10));
    }

    @Test
    void everyLayerIsALineAndTheLastOneAddsThemUp() {
        PreparedRun run = run(new ModelSpec(ModelKind.RESNET18, List.of(), ActivationFunction.RELU, 0, Stem.THREE, 2));
        NetworkSpec network = run.network().network();
        List<String> lines = SummaryTable.lines(run, 1, WIDTH, 0);
        lines.forEach(line -> assertTrue(line.length() <= WIDTH, line));
        assertEquals("Layers of resnet18, 4 images per step:", lines.get(0));
        int heads = 3;
        assertEquals(1 + heads + network.groups().size() + 1, lines.size(), String.join("\n", lines));
        String total = lines.get(lines.size() - 1);
        String mebibytes = String.format(Locale.ROOT, "%.2f", network.activationsPerSample() * 4 * 4 / 1024.0 / 1024.0);
        assertTrue(
                total.matches("total +- +" + network.parameterCount() + " +\\d+\\.\\d{3} +" + mebibytes
                        + " +\\d+\\.\\d{3} +\\d+\\.\\d{3}"),
                total);
        String inner = lines.stream()
                .filter(line -> line.startsWith("layer2.0.downsample.0 "))
                .findFirst()
                .orElseThrow();
        assertTrue(inner.matches("\\S+ +4x4x4 +8 +0\\.000 +0\\.00 .*"), inner);
    }
}
