package backproplab.experiments.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.experiments.engine.EngineKind;
import backproplab.experiments.recipe.Plan;
import backproplab.experiments.reports.Experiment;
import backproplab.experiments.reports.Reports;
import backproplab.experiments.reports.Variant;
import backproplab.experiments.task.Preset;
import backproplab.experiments.task.Task;
import backproplab.network.model.ModelKind;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RunKeyTest {
    @Test
    void noTwoRowsOfAPresetHaveTheSameName() {
        for (Task task : Task.values()) {
            for (Preset preset : task.presets()) {
                Set<RunKey> keys = new HashSet<>();
                List<Plan> plans = preset.plansOf(ModelKind.tokens());
                plans.forEach(plan -> keys.add(RunKey.of(plan, 1, EngineKind.MANUAL)));
                assertEquals(plans.size(), keys.size(), task.token() + " " + preset.token());
            }
        }
    }

    @Test
    void noTwoRowsOfTheReportsHaveTheSameName() {
        Set<String> names = new HashSet<>();
        for (Experiment experiment : Reports.named(Reports.ALL)) {
            for (Variant variant : experiment.variants()) {
                assertTrue(names.add(experiment.path() + " | " + variant.name()), variant.name());
            }
        }
    }
}
