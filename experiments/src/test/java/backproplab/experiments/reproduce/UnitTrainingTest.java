package backproplab.experiments.reproduce;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.experiments.engine.EngineKind;
import backproplab.experiments.reports.Experiment;
import backproplab.network.rule.TrainingRule;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

class UnitTrainingTest {
    /** Variants of two experiments share a training; one has an engine of its own. */
    private static final List<Experiment> EXPERIMENTS = List.of(
            ToyLab.experiment(
                    "rates",
                    List.of(
                            ToyLab.variant("slow", ToyLab.setup(TrainingRule.SGD, 0.01, 8)),
                            ToyLab.variant("fast", ToyLab.setup(TrainingRule.SGD, 0.1, 8)))),
            ToyLab.experiment(
                    "others",
                    List.of(
                            ToyLab.variant("slow again", ToyLab.setup(TrainingRule.SGD, 0.01, 8)),
                            ToyLab.variant(
                                    "by loops",
                                    ToyLab.setup(TrainingRule.SGD, 0.02, 8),
                                    Optional.of(EngineKind.LOOPS)))));

    private static LabPlan plan() {
        return LabPlan.elsewhere(ToyLab.settings(EXPERIMENTS, false), ToyLab.drawings());
    }

    @Test
    void aMachineIsToldAllThatDecidesNumbers() {
        LabPlan plan = plan();
        for (LabUnit unit : plan.stretches().get(0).units()) {
            UnitTask task = UnitTask.of(plan.settings(), unit, false);
            Experiment experiment = EXPERIMENTS.stream()
                    .filter(each -> each.path().equals(task.experiment()))
                    .findFirst()
                    .orElseThrow();
            PlannedTraining again = task.plan(experiment, LabData.given(plan.whole(unit)))
                    .stretches()
                    .get(0)
                    .units()
                    .get(0)
                    .training();
            assertEquals(unit.training().training().setup(), again.training().setup());
            assertEquals(unit.training().training().engines(), again.training().engines());
            assertEquals(unit.training().training().threads(), again.training().threads());
            assertEquals(
                    unit.training().images().split().hash(),
                    again.images().split().hash());
            assertEquals(
                    unit.training().comparison().keys(unit.index()),
                    again.comparison().keys(0));
        }
    }

    @Test
    void anInterruptedThreadEndsItsTraining() {
        LabPlan plan = plan();
        LabUnit unit = plan.stretches().get(0).units().get(0);
        UnitTask task = UnitTask.of(plan.settings(), unit, true);
        Thread.currentThread().interrupt();
        try {
            assertThrows(
                    CancellationException.class,
                    () -> UnitTraining.train(task, EXPERIMENTS.get(0), LabData.given(plan.whole(unit))));
        } finally {
            assertTrue(Thread.interrupted(), "who cancelled it sees that it was");
        }
    }
}
