package backproplab.experiments.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.experiments.checkpoint.EndedRun;
import backproplab.experiments.checkpoint.RunNotes;
import backproplab.experiments.engine.EngineKind;
import backproplab.experiments.engine.Pace;
import backproplab.experiments.engine.ToyData;
import backproplab.experiments.recipe.Plan;
import backproplab.experiments.recipe.Recipe;
import backproplab.experiments.results.ComparisonRow;
import backproplab.experiments.results.EpochRow;
import backproplab.experiments.results.RunFolder;
import backproplab.experiments.results.RunKey;
import backproplab.experiments.train.EpochResult;
import backproplab.experiments.train.Epochs;
import backproplab.experiments.train.LoopSettings;
import backproplab.experiments.train.RunResult;
import backproplab.experiments.train.RunStatus;
import backproplab.experiments.train.TrainingListener;
import backproplab.experiments.weights.WeightLayout;
import backproplab.files.failure.ExitCode;
import backproplab.files.failure.UserException;
import backproplab.network.engine.ThreadPlan;
import backproplab.network.init.Initializer;
import backproplab.network.init.WeightInit;
import backproplab.network.model.ModelKind;
import backproplab.network.model.ModelSpec;
import backproplab.network.rule.TrainingRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComparisonTest {
    @TempDir
    private Path temp;

    private final List<String> heard = new ArrayList<>();

    /** Breaks the first run of an engine with a planted error, or none. */
    private ComparisonListener listener(EngineKind failing) {
        return new ComparisonListener() {
            @Override
            public void warmUpStarted(EngineKind kind, String model) {
                heard.add("warm " + kind.token());
            }

            @Override
            public TrainingListener runStarted(EngineKind kind, RunKey run) {
                return new TrainingListener() {
                    @Override
                    public void epochStarted(int epoch, int steps) {
                        if (kind == failing && epoch == 2) {
                            throw new IllegalStateException("planted");
                        }
                    }

                    @Override
                    public void stepDone() {}

                    @Override
                    public void epochDone(EpochResult result) {}
                };
            }

            @Override
            public void warning(String message) {
                heard.add(message);
            }

            @Override
            public void runEnded(EngineKind kind, RunKey run, RunResult result) {
                heard.add(kind.token() + " " + result.status().token() + " " + result.message());
            }
        };
    }

    private static Plan plan(double learningRate) {
        return new Plan(
                "test",
                "lr " + learningRate,
                new Recipe(
                        ModelSpec.of(ModelKind.MLP, 12),
                        WeightInit.of(Initializer.XAVIER_UNIFORM),
                        TrainingRule.SGD,
                        LoopSettings.of(3, 16, learningRate)));
    }

    private static ComparisonSettings settings(Plan... plans) {
        return new ComparisonSettings(
                "task1",
                List.of(plans),
                List.of(EngineKind.MANUAL, EngineKind.LOOPS),
                List.of(1L),
                OptionalInt.of(2),
                Optional.empty(),
                Optional.empty(),
                Optional.of(WeightLayout.NEUTRAL),
                false,
                false);
    }

    private List<ComparisonRow> run(EngineKind failing, Plan... plans) {
        Comparison comparison = new Comparison(settings(plans), ToyData.of(200, 40));
        Forecast forecast = comparison.warmUp(listener(null), RunNotes.NONE);
        assertTrue(forecast.seconds() > 0 && forecast.seconds() <= forecast.disturbed(), forecast.toString());
        assertEquals(2 * plans.length, comparison.warmUpTable().size());
        try (RunFolder folder = RunFolder.create(temp, "task1", LocalDateTime.of(2026, 1, 1, 0, 0))) {
            return comparison.run(folder, listener(failing), RunNotes.NONE);
        }
    }

    @Test
    void aRunThatDivergesLeavesTheOthersAlone() {
        List<ComparisonRow> rows = run(null, plan(1e30), plan(0.1));
        assertEquals(
                List.of(RunStatus.DIVERGED, RunStatus.OK),
                rows.stream().map(ComparisonRow::status).toList());
        assertTrue(Double.isNaN(rows.get(0).testAccuracyPct(EngineKind.MANUAL)));
        assertTrue(rows.get(1).testAccuracyPct(EngineKind.MANUAL) > 80, "the toy data can be learned");
        assertTrue(heard.contains("warm manual"));
    }

    @Test
    void weightsThatCannotBeSavedEndTheCommand() throws IOException {
        Comparison comparison = new Comparison(settings(plan(0.1)), ToyData.of(200, 40));
        comparison.warmUp(listener(null), RunNotes.NONE);
        try (RunFolder folder = RunFolder.create(temp, "task1", LocalDateTime.of(2026, 1, 1, 0, 0))) {
            Files.writeString(folder.path().resolve("weights"), "a file where a folder belongs");
            UserException e =
                    assertThrows(UserException.class, () -> comparison.run(folder, listener(null), RunNotes.NONE));
            assertEquals(ExitCode.ENVIRONMENT, e.code());
            assertTrue(e.getMessage().startsWith("Cannot write weights to " + folder.path()), e.getMessage());
            assertTrue(e.getMessage().endsWith(".\nFree some space there."), e.getMessage());
        }
    }

    @Test
    void aNetworkThatDoesNotFitTheHeapIsSkippedAndTheOthersGoOn() {
        Plan huge = new Plan(
                "test",
                "huge",
                new Recipe(
                        ModelSpec.of(ModelKind.MLP, 40_000, 40_000),
                        WeightInit.of(Initializer.XAVIER_UNIFORM),
                        TrainingRule.SGD,
                        LoopSettings.of(1, 16, 0.1)));
        UserException none =
                assertThrows(UserException.class, () -> new Comparison(settings(huge), ToyData.of(200, 40)));
        assertEquals(ExitCode.ENVIRONMENT, none.code());
        Comparison comparison = new Comparison(settings(huge, plan(0.1)), ToyData.of(200, 40));
        assertTrue(
                comparison.warnings().get(0).startsWith("mlp on manual will be skipped. This network needs about "),
                comparison.warnings().toString());
        comparison.warmUp(listener(null), RunNotes.NONE);
        try (RunFolder folder = RunFolder.create(temp, "task1", LocalDateTime.of(2026, 1, 1, 0, 0))) {
            assertEquals(
                    List.of(RunStatus.SKIPPED, RunStatus.OK),
                    comparison.run(folder, listener(null), RunNotes.NONE).stream()
                            .map(ComparisonRow::status)
                            .toList());
        }
    }

    @Test
    void anEngineThatFailsIsARowWithWhatItMeasured() {
        List<ComparisonRow> rows = run(EngineKind.MANUAL, plan(0.1));
        assertEquals(RunStatus.FAILED, rows.get(0).status());
        assertEquals(1, rows.get(0).results().get(EngineKind.MANUAL).epochs().size());
        assertEquals(RunStatus.OK, rows.get(0).results().get(EngineKind.LOOPS).status());
        assertTrue(heard.contains("manual failed java.lang.IllegalStateException: planted"), heard.toString());
    }

    @Test
    void whatAnotherProcessMeasuredIsInTheSameRows() throws IOException {
        EpochResult epoch = Epochs.epoch(1, 0.1, 0.5, 90, 0.6, 77, 2, 0.25, 3, 100, RunStatus.OK);
        RunKey key = RunKey.of(plan(0.1), 1, EngineKind.DL4J);
        EndedRun elsewhere = new EndedRun(key, "dl4j-cpu", RunStatus.OK, "", List.of(epoch), 2.5, null, null, null);
        Comparison comparison = new Comparison(settings(plan(0.1), plan(0.2)), ToyData.of(200, 40));
        comparison.join(new OtherProcess(List.of(EngineKind.DL4J), List.of(elsewhere)));
        comparison.warmUp(listener(null), RunNotes.NONE);
        try (RunFolder folder = RunFolder.create(temp, "task1", LocalDateTime.of(2026, 1, 1, 0, 0))) {
            List<EpochRow> epochs = comparison.kept("here", RunNotes.NONE).epochs();
            assertEquals(1, epochs.size());
            assertEquals(
                    "here lr 0.1 dl4j dl4j-cpu",
                    String.join(
                            " ",
                            epochs.get(0).run().runId(),
                            epochs.get(0).run().key().variant(),
                            epochs.get(0).run().key().engine(),
                            epochs.get(0).backend()));
            List<ComparisonRow> rows = comparison.run(folder, listener(null), RunNotes.NONE);
            assertEquals(2, rows.get(0).trainSeconds(EngineKind.DL4J));
            assertTrue(rows.get(0).testAccuracyPct(EngineKind.MANUAL) > 80, "its own engines are there too");
            assertEquals(RunStatus.SKIPPED, rows.get(1).status(), "the other process did not get to the second row");
        }
    }

    /** What a warm-up found is for a training that has the machine to itself. */
    @Test
    void besideOthersATrainingHasOneThread() {
        List<ThreadPlan> plans = new ArrayList<>();
        EngineKind noting = kind((network, threads) -> {
            plans.add(threads);
            return EngineKind.MANUAL.factory().create(network, ThreadPlan.all(1));
        });
        Comparison comparison = new Comparison(settings(noting), ToyData.of(200, 40));
        comparison.warmUp(listener(null), RunNotes.NONE);
        plans.clear();
        try (RunFolder folder = RunFolder.create(temp, "task1", LocalDateTime.of(2026, 1, 1, 0, 0))) {
            comparison.runBeside(0, folder, listener(null), RunNotes.NONE);
            assertEquals(List.of(ThreadPlan.all(1)), plans);
        }
    }

    @Test
    void tooLittleMemoryBesideOthersIsNoResult() {
        EngineKind full = kind((network, threads) -> {
            // As threads of an engine hand it over.
            throw new IllegalStateException(new OutOfMemoryError("planted"));
        });
        Comparison comparison = new Comparison(settings(full), ToyData.of(200, 40));
        try (RunFolder folder = RunFolder.create(temp, "task1", LocalDateTime.of(2026, 1, 1, 0, 0))) {
            assertThrows(
                    OutOfMemoryBesideException.class,
                    () -> comparison.runBeside(0, folder, listener(null), RunNotes.NONE));
            assertEquals(
                    RunStatus.FAILED,
                    comparison.run(0, folder, listener(null), RunNotes.NONE).status());
        }
    }

    private static EngineKind kind(EngineKind.Factory factory) {
        return new EngineKind("test", "in a test", EngineKind.Role.HAND, Float.BYTES, new Pace(1, 2, 4, 8), factory);
    }

    private static ComparisonSettings settings(EngineKind kind) {
        return new ComparisonSettings(
                "task1",
                List.of(plan(0.1)),
                List.of(kind),
                List.of(1L),
                OptionalInt.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                false);
    }
}
