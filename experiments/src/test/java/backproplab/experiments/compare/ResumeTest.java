package backproplab.experiments.compare;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.experiments.checkpoint.RunNotes;
import backproplab.experiments.checkpoint.RunRecord;
import backproplab.experiments.checkpoint.StartedCommand;
import backproplab.experiments.engine.EngineKind;
import backproplab.experiments.engine.ToyData;
import backproplab.experiments.killing.Killed;
import backproplab.experiments.recipe.Plan;
import backproplab.experiments.recipe.Recipe;
import backproplab.experiments.results.RunFolder;
import backproplab.experiments.results.WrittenResults;
import backproplab.experiments.train.LoopSettings;
import backproplab.experiments.train.TrainingData;
import backproplab.experiments.train.schedule.ScheduleParser;
import backproplab.experiments.weights.WeightLayout;
import backproplab.files.failure.ExitCode;
import backproplab.files.failure.UserException;
import backproplab.network.init.Initializer;
import backproplab.network.init.WeightInit;
import backproplab.network.layer.ActivationFunction;
import backproplab.network.model.ModelKind;
import backproplab.network.model.ModelSpec;
import backproplab.network.rule.OptimizerSpec;
import backproplab.network.rule.TrainingRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that is cut off anywhere and gone on with leaves what an uninterrupted one leaves. */
class ResumeTest {
    private static final TrainingData DATA = ToyData.of(120, 40);
    private static final StartedCommand COMMAND = new StartedCommand("task1", List.of(), Map.of());

    private static final String[] TABLES = {
        "comparison.csv", "epochs.csv", "layers.csv", "confusion.csv", "classes.csv", "mistakes.csv", "answers.csv"
    };

    @TempDir
    private Path temp;

    private static Plan plan(String variant, TrainingRule rule, String schedule, double rate, int patience) {
        LoopSettings loop = LoopSettings.of(5, 16, rate)
                .withSchedule(ScheduleParser.parse(schedule, 3))
                .withPatience(patience);
        ModelSpec model = new ModelSpec(
                ModelKind.MLP,
                List.of(12),
                ActivationFunction.RELU,
                0.3,
                ModelSpec.of(ModelKind.MLP).stem(),
                0);
        return new Plan("test", variant, new Recipe(model, WeightInit.of(Initializer.XAVIER_UNIFORM), rule, loop));
    }

    private static Comparison comparison() {
        return new Comparison(
                new ComparisonSettings(
                        "task1",
                        List.of(
                                plan(
                                        "adam",
                                        TrainingRule.of(OptimizerSpec.of(OptimizerSpec.Kind.ADAM)),
                                        "plateau:0.5,0",
                                        0.02,
                                        LoopSettings.NEVER),
                                plan(
                                        "clipped",
                                        new TrainingRule(OptimizerSpec.of(OptimizerSpec.Kind.MOMENTUM), 1e-3, 0.5, 0.1),
                                        "cosine",
                                        0.1,
                                        1),
                                plan("diverging", TrainingRule.SGD, "constant", 1e30, LoopSettings.NEVER)),
                        List.of(EngineKind.MANUAL, EngineKind.LOOPS),
                        List.of(1L),
                        OptionalInt.of(1),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(WeightLayout.NEUTRAL),
                        false,
                        true),
                DATA);
    }

    /** The folder of a run from its start, which may be cut off. */
    private Path start(String name, Comparison comparison, RunKiller killer) {
        Path path;
        try (RunFolder folder = RunFolder.create(temp.resolve(name), "task1", LocalDateTime.of(2026, 1, 1, 0, 0))) {
            path = folder.path();
            try (RunRecord record = RunRecord.start(path, COMMAND)) {
                comparison.run(folder, killer, record);
                record.finish();
            }
        } catch (Killed e) {
            path = temp.resolve(name).resolve("20260101-000000-task1");
            assertTrue(Files.exists(path.resolve(RunRecord.FILE)), "a killed run can be gone on with");
        }
        return path;
    }

    private static void resume(Path path, Comparison comparison, RunKiller killer) {
        String runId = path.getFileName().toString();
        try (RunRecord record = RunRecord.load(path);
                RunFolder folder = RunFolder.resume(path, "task1", comparison.kept(runId, record))) {
            assertEquals(COMMAND, record.command());
            comparison.run(folder, killer, record);
            record.finish();
        }
    }

    /** Every cell of all tables that no clock decides. */
    private static String cells(Path path) throws IOException {
        WrittenResults.assertWholeRows(path, TABLES);
        return WrittenResults.cells(path, TABLES);
    }

    private static Map<String, byte[]> weights(Path path) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> list = Files.list(path.resolve("weights"))) {
            for (Path file : list.toList()) {
                files.put(file.getFileName().toString(), Files.readAllBytes(file));
            }
        }
        return files;
    }

    private void killAndResume(int kills) throws IOException {
        Comparison comparison = comparison();
        comparison.warmUp(new RunKiller(RunKiller.NEVER), RunNotes.NONE);
        RunKiller counter = new RunKiller(RunKiller.NEVER);
        Path whole = start("whole", comparison, counter);
        String expected = cells(whole);
        assertTrue(expected.contains("status=early_stopped"), "the second plan stops early");
        assertTrue(expected.contains("status=diverged"), "the third plan diverges");
        Map<String, byte[]> expectedWeights = weights(whole);
        // Two engines of two plans; a third plan, which diverges, has its initial weights alone.
        assertEquals(4 + 3, expectedWeights.size());
        SplittableRandom random = new SplittableRandom(17);
        for (int kill = 0; kill < kills; kill++) {
            int point = random.nextInt(counter.heard());
            Path path = start("killed" + kill, comparison, new RunKiller(point));
            try {
                // Killed a second time, unless it is done before.
                resume(path, comparison, new RunKiller(random.nextInt(counter.heard())));
            } catch (Killed e) {
                resume(path, comparison, new RunKiller(RunKiller.NEVER));
            }
            assertEquals(expected, cells(path), "killed at " + point);
            assertFalse(Files.exists(path.resolve(RunRecord.FILE)), "no checkpoint is left");
            Map<String, byte[]> found = weights(path);
            assertEquals(expectedWeights.keySet(), found.keySet());
            expectedWeights.forEach((name, bytes) -> assertArrayEquals(bytes, found.get(name), name));
        }
    }

    @Test
    void fiveKilledRunsEndAsTheUninterruptedOne() throws IOException {
        killAndResume(5);
    }

    @Test
    @Tag("full")
    void twentyKilledRunsEndAsTheUninterruptedOne() throws IOException {
        killAndResume(20);
    }

    /** Of the second engine, so that the first is over and has its file; then of the first. */
    @Test
    void weightsThatCouldNotBeSavedAreSavedByTheResumedRun() throws IOException {
        Comparison comparison = comparison();
        comparison.warmUp(new RunKiller(RunKiller.NEVER), RunNotes.NONE);
        Path whole = start("whole", comparison, new RunKiller(RunKiller.NEVER));
        for (String blocked : List.of("weights/mlp-test-adam-seed1-loops.safetensors", "weights")) {
            Path path = temp.resolve(blocked.replace('/', '-')).resolve("20260101-000000-task1");
            UserException e = assertThrows(UserException.class, () -> {
                try (RunFolder folder =
                                RunFolder.create(path.getParent(), "task1", LocalDateTime.of(2026, 1, 1, 0, 0));
                        RunRecord record = RunRecord.start(path, COMMAND)) {
                    if (blocked.equals("weights")) {
                        Files.writeString(path.resolve(blocked), "in the way");
                    } else {
                        Files.createDirectories(path.resolve(blocked));
                    }
                    comparison.run(folder, new RunKiller(RunKiller.NEVER), record);
                }
            });
            assertEquals(ExitCode.ENVIRONMENT, e.code());
            Files.delete(path.resolve(blocked));
            resume(path, comparison, new RunKiller(RunKiller.NEVER));
            assertEquals(cells(whole), cells(path));
            Map<String, byte[]> found = weights(path);
            assertEquals(weights(whole).keySet(), found.keySet());
            weights(whole).forEach((name, bytes) -> assertArrayEquals(bytes, found.get(name), name));
        }
    }

    @Test
    void finishedRunsAreNotRunAgain() {
        Comparison comparison = comparison();
        comparison.warmUp(new RunKiller(RunKiller.NEVER), RunNotes.NONE);
        RunKiller whole = new RunKiller(RunKiller.NEVER);
        start("whole", comparison, whole);
        // The last thing heard is the end of the last run, after it was noted.
        Path path = start("killed", comparison, new RunKiller(whole.heard() - 1));
        RunKiller idle = new RunKiller(RunKiller.NEVER);
        resume(path, comparison, idle);
        assertEquals(0, idle.heard(), "nothing was left to do");
    }

    @Test
    void warmUpLeavesOutWhatIsDone() {
        Comparison comparison = comparison();
        comparison.warmUp(new RunKiller(RunKiller.NEVER), RunNotes.NONE);
        RunKiller whole = new RunKiller(RunKiller.NEVER);
        start("whole", comparison, whole);
        Path path = start("killed", comparison, new RunKiller(whole.heard() - 1));
        try (RunRecord record = RunRecord.load(path)) {
            assertEquals(6, record.ended().size());
            assertEquals(
                    0,
                    comparison().warmUp(new RunKiller(RunKiller.NEVER), record).seconds());
        }
    }
}
