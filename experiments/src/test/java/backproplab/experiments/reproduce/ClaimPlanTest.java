package backproplab.experiments.reproduce;

import static org.junit.jupiter.api.Assertions.assertEquals;

import backproplab.experiments.engine.EngineKind;
import backproplab.experiments.reports.Experiment;
import backproplab.experiments.reports.Form;
import backproplab.experiments.reports.Reports;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ClaimPlanTest {
    private static Optional<String> warning(Form form, int seeds, EngineKind... engines) {
        return ClaimPlan.tooFewSeeds(new LabSettings(
                Reports.named(Reports.ALL),
                form,
                List.of(engines),
                Optional.of(LongStream.rangeClosed(1, seeds).boxed().toList()),
                OptionalInt.empty()));
    }

    /** 57 claims; C2 is about engines of its own and C3 about one that was not asked for; with both engines 55 claims twice, C2 and C3 once. */
    @Test
    void aRunWhoseSeedsAllAreTooFewIsWarnedOfBeforehand() {
        assertEquals(Optional.empty(), warning(Form.LAB, 12, EngineKind.MANUAL));
        assertEquals(
                Optional.of(
                        "12 seeds decide none of 112 claims: all tests of a run pay for each other, and these are 224.\nAsk for 13 seeds, one engine or fewer experiments."),
                warning(Form.LAB, 12, EngineKind.MANUAL, EngineKind.DL4J));
        assertEquals(Optional.empty(), warning(Form.LAB, 13, EngineKind.MANUAL, EngineKind.DL4J));
        assertEquals(
                Optional.of(
                        "6 seeds decide none of 56 claims: all tests of a run pay for each other, and these are 112.\nAsk for 12 seeds or fewer experiments."),
                warning(Form.LAB, 6, EngineKind.MANUAL));
    }

    @Test
    void whereSomeCanBeDecidedOrNothingIsToBeNothingIsSaid() {
        assertEquals(Optional.empty(), warning(Form.LAB, 1, EngineKind.MANUAL));
        for (Form form : Form.values()) {
            LabSettings own = new LabSettings(
                    Reports.named(Reports.ALL),
                    form,
                    List.of(EngineKind.MANUAL, EngineKind.DL4J),
                    Optional.empty(),
                    OptionalInt.empty());
            assertEquals(Optional.empty(), ClaimPlan.tooFewSeeds(own), form.token());
        }
        Experiment without = Reports.named("D/main").get(0);
        assertEquals(
                Optional.empty(), ClaimPlan.tooFewSeeds(MadeUpRuns.settings(without, Form.LAB, EngineKind.MANUAL)));
    }
}
