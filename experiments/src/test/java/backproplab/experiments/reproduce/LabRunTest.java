package backproplab.experiments.reproduce;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.experiments.checkpoint.RunNotes;
import backproplab.experiments.engine.EngineKind;
import backproplab.experiments.reports.Claim;
import backproplab.experiments.reports.Direction;
import backproplab.experiments.reports.Experiment;
import backproplab.experiments.reports.Metric;
import backproplab.experiments.reports.Variant;
import backproplab.experiments.results.LabFolder;
import backproplab.experiments.results.LabTables;
import backproplab.experiments.results.RunKey;
import backproplab.experiments.train.EpochResult;
import backproplab.experiments.train.RunResult;
import backproplab.experiments.train.TrainingListener;
import backproplab.network.rule.TrainingRule;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
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
        return run(experiment, listener, 1);
    }

    private LabOutcome run(Experiment experiment, LabListener listener, int cores) {
        return run(List.of(experiment), listener, cores);
    }

    private LabOutcome run(List<Experiment> experiments, LabListener listener, int cores) {
        LabPlan plan = new LabPlan(ToyLab.settings(experiments, false), ToyLab.drawings(), cores);
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
    void aRunThatIsCutOffHasTheRowsThatItTrainedAndTheClaimsOfWholeExperiments() {
        Variant slow = ToyLab.variant("slow", ToyLab.setup(TrainingRule.SGD, 0.01, 8));
        Variant slower = ToyLab.variant("slow", ToyLab.setup(TrainingRule.SGD, 0.001, 8));
        Claim better = new Claim(
                "A2", "better", "small", Optional.of("slow"), Double.NaN, Metric.VAL_ACC_PCT, Direction.HIGHER);
        List<Experiment> both = List.of(
                ToyLab.experiment("rates", List.of(SMALL, slow), better),
                ToyLab.experiment("lower", List.of(SMALL, slower), better));
        LabKiller beforeTheLast = new LabKiller(LabKiller.NEVER) {
            @Override
            public void variantStarted(int number, int count, String name, String how) {
                if (number == count) {
                    throw new IllegalStateException("cut off");
                }
            }
        };
        assertThrows(IllegalStateException.class, () -> run(both, beforeTheLast, 1));
        tables = LabTables.read(temp.resolve("20260101-000000-lab"));
        assertEquals(
                List.of("rates small", "rates slow", "lower small"),
                tables.reproduction().stream()
                        .map(row -> row.get("experiment") + " " + row.get("variant"))
                        .toList());
        assertEquals(3 * 4, tables.curves().size());
        assertEquals(1, tables.claims().size(), "the second experiment has a row to go");
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

    /** The heap is too small once, in the first epoch that ends. */
    private static final class Greedy implements LabListener {
        private final List<String> warnings = new ArrayList<>();
        private boolean full;

        @Override
        public void variantStarted(int number, int count, String name, String how) {}

        @Override
        public void warmUpStarted(EngineKind kind, String model) {}

        @Override
        public void warning(String message) {
            warnings.add(message);
        }

        @Override
        public void runEnded(EngineKind kind, RunKey run, RunResult result) {}

        @Override
        public TrainingListener runStarted(EngineKind kind, RunKey run) {
            return new TrainingListener() {
                @Override
                public void epochStarted(int epoch, int steps) {}

                @Override
                public void epochDone(EpochResult result) {
                    if (!full) {
                        full = true;
                        throw new OutOfMemoryError("planted");
                    }
                }
            };
        }
    }

    @Test
    void whatRanOutOfMemoryBesideOthersIsTrainedAgainAlone() {
        Experiment experiment = ToyLab.experiment("sizes", List.of(SMALL));
        Greedy greedy = new Greedy();
        assertEquals(new LabOutcome(2, 2, 0), run(experiment, greedy, 2));
        assertEquals(1, greedy.warnings.size(), greedy.warnings.toString());
        assertTrue(
                greedy.warnings
                        .get(0)
                        .matches(
                                "Out of memory in A/sizes small, seed [12] while others ran; trained again alone now\\."
                                        + " More memory avoids this, such as MAVEN_OPTS=-Xmx8g\\."),
                greedy.warnings.toString());
        String again = tables.reproduction().get(0).get("manual_mean");
        run(experiment);
        assertEquals(tables.reproduction().get(0).get("manual_mean"), again, "the same numbers as without");
    }

    /** Alone it is what it is. */
    @Test
    void whatRunsOutOfMemoryAloneFails() {
        assertEquals(new LabOutcome(2, 1, 0), run(ToyLab.experiment("sizes", List.of(SMALL)), new Greedy(), 1));
    }
}
