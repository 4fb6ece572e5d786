package backproplab.experiments.reproduce;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.experiments.checkpoint.RunNotes;
import backproplab.experiments.reports.Claim;
import backproplab.experiments.reports.Direction;
import backproplab.experiments.reports.Experiment;
import backproplab.experiments.reports.Metric;
import backproplab.experiments.reports.Variant;
import backproplab.experiments.results.LabFolder;
import backproplab.experiments.results.LabTables;
import backproplab.network.rule.TrainingRule;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabRunTest {
    private static final Variant SMALL = ToyLab.variant("small", ToyLab.setup(TrainingRule.SGD, 0.1, 8));
    /** More than any heap that tests have. */
    private static final Variant HUGE = ToyLab.variant("huge", ToyLab.setup(TrainingRule.SGD, 0.1, 40_000, 40_000));

    @TempDir
    private Path temp;

    private final LabKiller listener = new LabKiller(LabKiller.NEVER);
    private LabTables tables;

    private LabOutcome run(Experiment experiment) {
        LabPlan plan = new LabPlan(ToyLab.settings(List.of(experiment), false), ToyLab.drawings());
        try (LabFolder folder = LabFolder.create(temp, LocalDateTime.of(2026, 1, 1, 0, 0))) {
            LabOutcome outcome = new LabRun(plan, folder, listener, RunNotes.NONE).run();
            tables = LabTables.read(folder.path());
            return outcome;
        }
    }

    private static Claim noisier(String arm, String other) {
        return new Claim("A6", "noisier", arm, Optional.of(other), Double.NaN, Metric.GRADIENT_NOISE, Direction.HIGHER);
    }

    @Test
    void whatDoesNotFitTheHeapIsSkippedAndTheOthersGoOn() {
        LabOutcome outcome = run(ToyLab.experiment("sizes", List.of(HUGE, SMALL), noisier("huge", "small")));
        assertEquals(new LabOutcome(4, 2, 2), outcome);
        assertFalse(outcome.noMemory());
        Map<String, String> huge = tables.reproduction().get(0);
        assertEquals("failed", huge.get("verdict"));
        assertTrue(huge.get("rule").startsWith("no seed finished: This network needs about "), huge.toString());
        assertEquals("not comparable", tables.reproduction().get(1).get("verdict"));
    }

    @Test
    void noiseThatCannotBeMeasuredIsAWarningAndTheRestStays() {
        run(ToyLab.experiment("sizes", List.of(HUGE, SMALL), noisier("huge", "small")));
        assertTrue(
                listener.warnings.stream()
                        .anyMatch(text -> text.startsWith(
                                "The gradient noise of A/sizes | huge on manual with seed 1 was not measured: ")),
                listener.warnings.toString());
        assertEquals("failed", tables.claims().get(0).get("verdict"));
        assertEquals("0", tables.claims().get(0).get("seeds"));
        assertFalse(tables.reproduction().get(1).get("manual_mean").isEmpty());
    }

    @Test
    void nothingButSkippedRunsIsAWantOfMemory() {
        LabOutcome outcome = run(ToyLab.experiment("sizes", List.of(HUGE)));
        assertEquals(new LabOutcome(2, 0, 2), outcome);
        assertTrue(outcome.noMemory());
        assertFalse(new LabOutcome(0, 0, 0).noMemory());
    }

    @Test
    void ourEpochsStandBesideThePublishedOnes() {
        run(ToyLab.experiment("sizes", List.of(SMALL)));
        List<Map<String, String>> curves = tables.curves();
        assertEquals(
                List.of("0", "1", "2", "3"),
                curves.stream().map(row -> row.get("epoch")).toList());
        assertEquals("11", curves.get(0).get("published_val_acc_pct"));
        assertEquals("", curves.get(0).get("published_train_loss"));
        assertEquals("", curves.get(0).get("manual_val_acc_pct"));
        assertEquals("", curves.get(2).get("published_val_acc_pct"));
        assertEquals("0.7", curves.get(3).get("published_val_loss"));
        assertEquals("", curves.get(3).get("dl4j_val_acc_pct"));
        assertEquals(
                tables.reproduction().get(0).get("manual_mean"), curves.get(3).get("manual_val_acc_pct"));
        assertEquals("toy", tables.reproduction().get(0).get("note"), "why ours differs is said of full settings only");
    }
}
