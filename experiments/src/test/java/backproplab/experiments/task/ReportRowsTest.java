package backproplab.experiments.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.datasets.NormalizeMode;
import backproplab.datasets.Split;
import backproplab.experiments.recipe.Plan;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReportRowsTest {
    private static List<String> rows(Preset preset) {
        return preset.plans().stream()
                .map(plan -> plan.experiment() + "/" + plan.variant())
                .toList();
    }

    @Test
    void task1RepeatsReportsAAndC() {
        Preset lab = Task.TASK1.presets().get(1);
        assertEquals(List.of("A/main/4 layers", "C/main/loops", "C/main/framework"), rows(lab));
        assertEquals("10000", lab.validation());
        assertEquals(Split.ALL, lab.trainLimit());
        assertEquals(NormalizeMode.MEAN_STD, lab.normalize());
        Plan framework = lab.plans().get(2);
        Map<String, Object> settings = framework.recipe().resolved();
        assertEquals(10_000, settings.get("batch-size"));
        assertEquals("xavier-uniform", settings.get("init"));
    }

    @Test
    void task2RepeatsReportDEachRowOnce() {
        assertEquals(
                List.of(
                        "D/learning-rate/lr 1e-4",
                        "D/learning-rate/lr 1e-3",
                        "D/learning-rate/StepLR",
                        "D/augmentation/none",
                        "D/augmentation/224 pixels",
                        "D/batch-size/batch 16",
                        "D/batch-size/batch 64",
                        "D/optimizer/sgd",
                        "D/optimizer/sgd StepLR",
                        "D/stem/3x3 stride 1 padding 3"),
                rows(Task.TASK2.presets().get(1)));
    }

    @Test
    void aNameWithoutRowsAndOtherImagesAreRefused() {
        assertTrue(assertThrows(IllegalArgumentException.class, () -> ReportRows.preset("A/mian"))
                .getMessage()
                .endsWith("A/mian"));
        assertThrows(IllegalArgumentException.class, () -> ReportRows.preset("A/main", "D/stem"));
        assertThrows(IllegalArgumentException.class, () -> ReportRows.preset("B/order/labels in order"));
    }
}
