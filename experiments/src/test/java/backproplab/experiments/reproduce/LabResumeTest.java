package backproplab.experiments.reproduce;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.experiments.checkpoint.RunRecord;
import backproplab.experiments.checkpoint.StartedCommand;
import backproplab.experiments.engine.EngineKind;
import backproplab.experiments.killing.Killed;
import backproplab.experiments.reports.Claim;
import backproplab.experiments.reports.Direction;
import backproplab.experiments.reports.Metric;
import backproplab.experiments.results.LabFolder;
import backproplab.experiments.results.WrittenResults;
import backproplab.files.disk.FaultyDisk;
import backproplab.files.failure.ExitCode;
import backproplab.files.failure.UserException;
import backproplab.network.rule.OptimizerSpec;
import backproplab.network.rule.TrainingRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run of Lab that is cut off anywhere and gone on with leaves what an uninterrupted one leaves. */
class LabResumeTest {
    private static final StartedCommand COMMAND = new StartedCommand("lab", List.of(), Map.of());
    private static final String[] TABLES = {
        "reproduction.csv",
        "claims.csv",
        "curves.csv",
        "comparison.csv",
        "epochs.csv",
        "confusion.csv",
        "classes.csv",
        "mistakes.csv",
        "answers.csv",
        "solver.csv"
    };

    private static final String[] WITHOUT_SOLVER = Arrays.copyOf(TABLES, TABLES.length - 1);

    /** Things heard of one training of 8 steps: its start, 12 of the first epoch with two samples, 11 of each other, its end. */
    private static final int AFTER_AN_EPOCH = 1 + 12;

    private static final int NEXT_TRAINING = 1 + 12 + 2 * 11 + 1;

    @TempDir
    private Path temp;

    private static LabPlan plan() {
        return plan(true, 1);
    }

    /** With histories one training follows the other. */
    private static LabPlan plan(boolean histories, int cores) {
        TrainingRule adam = TrainingRule.of(OptimizerSpec.of(OptimizerSpec.Kind.ADAM));
        Claim noise = new Claim(
                "A1", "noisier", "slow", Optional.of("fast"), Double.NaN, Metric.GRADIENT_NOISE, Direction.HIGHER);
        Claim better = new Claim(
                "A2", "better", "fast", Optional.of("slow"), Double.NaN, Metric.VAL_ACC_PCT, Direction.HIGHER);
        return new LabPlan(
                ToyLab.settings(
                        List.of(
                                ToyLab.experiment(
                                        "rates",
                                        List.of(
                                                ToyLab.variant("slow", ToyLab.setup(TrainingRule.SGD, 0.01, 8)),
                                                ToyLab.variant("fast", ToyLab.setup(TrainingRule.SGD, 0.1, 8)),
                                                ToyLab.variant("broken", ToyLab.setup(TrainingRule.SGD, 1e30, 8)),
                                                ToyLab.variant("slow again", ToyLab.setup(TrainingRule.SGD, 0.01, 8))),
                                        noise,
                                        better),
                                ToyLab.experiment(
                                        "adam",
                                        List.of(
                                                ToyLab.variant("adam", ToyLab.setup(adam, 0.01, 8)),
                                                ToyLab.variant(
                                                        "by loops",
                                                        ToyLab.setup(adam, 0.02, 8),
                                                        Optional.of(EngineKind.LOOPS))))),
                        histories),
                ToyLab.drawings(),
                cores);
    }

    private Path start(String name, LabPlan plan, LabKiller killer) {
        Path path = temp.resolve(name).resolve("20260101-000000-lab");
        try (LabFolder folder = LabFolder.create(temp.resolve(name), LocalDateTime.of(2026, 1, 1, 0, 0));
                RunRecord record = RunRecord.start(path, COMMAND)) {
            new LabRun(plan, folder, killer, record).run();
            record.finish();
        } catch (Killed e) {
            assertTrue(Files.exists(path.resolve(RunRecord.FILE)), "a killed run can be gone on with");
        }
        return path;
    }

    private static LabOutcome resume(Path path, LabPlan plan, LabKiller killer) {
        try (RunRecord record = RunRecord.load(path);
                LabFolder folder =
                        LabFolder.resume(path, plan.kept(path.getFileName().toString(), record))) {
            LabOutcome outcome = new LabRun(plan, folder, killer, record).run();
            record.finish();
            return outcome;
        }
    }

    /** Every cell of all tables that no clock decides. */
    private static String cells(Path path) throws IOException {
        String[] tables = Files.exists(path.resolve("solver.csv")) ? TABLES : WITHOUT_SOLVER;
        WrittenResults.assertWholeRows(path, tables);
        return WrittenResults.cells(path, tables);
    }

    private void killAndResume(int kills, Supplier<LabPlan> plans) throws IOException {
        LabPlan plan = plans.get();
        LabKiller counter = new LabKiller(LabKiller.NEVER);
        String expected = cells(start("whole", plan, counter));
        assertTrue(expected.contains("status=diverged"), "a variant diverges");
        SplittableRandom random = new SplittableRandom(23);
        for (int kill = 0; kill < kills; kill++) {
            int point = random.nextInt(counter.heard());
            Path path = start("killed" + kill, plan, new LabKiller(point));
            try {
                // Killed a second time, unless it is done before.
                resume(path, plan, new LabKiller(random.nextInt(counter.heard())));
            } catch (Killed e) {
                resume(path, plans.get(), new LabKiller(LabKiller.NEVER));
            }
            assertEquals(expected, cells(path), "killed at " + point);
            try (Stream<Path> files = Files.list(path)) {
                assertEquals(
                        List.of(),
                        files.filter(file -> file.toString().endsWith(".safetensors"))
                                .toList(),
                        "no checkpoint is left");
            }
        }
    }

    @Test
    void twoKilledRunsEndAsTheUninterruptedOne() throws IOException {
        killAndResume(2, LabResumeTest::plan);
    }

    @Test
    void killedWhileThreeWereTrainedSideBySideItEndsAsUninterrupted() throws IOException {
        killAndResume(2, () -> plan(false, 3));
    }

    @Test
    void sideBySideTheTablesAreThoseOfOneAfterTheOther() throws IOException {
        LabKiller listener = new LabKiller(LabKiller.NEVER);
        String one = cells(start("one", plan(false, 1), listener));
        assertEquals(one, cells(start("three", plan(false, 3), listener)));
    }

    /** Cores are no setting: a run may go on with more of them, or fewer. */
    @Test
    void aRunGoesOnWithAnotherNumberOfCores() throws IOException {
        LabKiller counter = new LabKiller(LabKiller.NEVER);
        String expected = cells(start("whole", plan(false, 1), counter));
        Path fewer = start("fewer", plan(false, 3), new LabKiller(20));
        resume(fewer, plan(false, 1), new LabKiller(LabKiller.NEVER));
        assertEquals(expected, cells(fewer));
        Path more = start("more", plan(false, 1), new LabKiller(counter.heard() / 2));
        resume(more, plan(false, 3), new LabKiller(LabKiller.NEVER));
        assertEquals(expected, cells(more));
    }

    @Test
    @Tag("full")
    void twentyKilledRunsEndAsTheUninterruptedOne() throws IOException {
        killAndResume(20, LabResumeTest::plan);
    }

    @Test
    @Tag("full")
    void sixtyRunsKilledWhileThreeWereTrainedSideBySideEndAsTheUninterruptedOne() throws IOException {
        killAndResume(60, () -> plan(false, 3));
    }

    private static LabPlan shortPlan() {
        return new LabPlan(
                ToyLab.settings(
                        List.of(ToyLab.experiment(
                                "rates",
                                List.of(
                                        ToyLab.variant("slow", ToyLab.setup(TrainingRule.SGD, 0.01, 4)),
                                        ToyLab.variant("fast", ToyLab.setup(TrainingRule.SGD, 0.1, 4))))),
                        true),
                ToyLab.drawings());
    }

    /** Without a record nothing was begun that could be gone on with. */
    private void failAt(LabPlan plan, String expected, int change, boolean once) throws IOException {
        String name = "change" + change + once;
        Path path = temp.resolve(name).resolve("20260101-000000-lab");
        try (FaultyDisk disk = FaultyDisk.failing(change, once)) {
            start(name, plan, new LabKiller(LabKiller.NEVER));
            assertTrue(disk.changes() >= change, name);
        } catch (UserException e) {
            assertEquals(ExitCode.ENVIRONMENT, e.code());
            assertTrue(e.getMessage().startsWith("Cannot ") && !e.getMessage().contains("Exception"), e.getMessage());
            if (!RunRecord.exists(path)) {
                return;
            }
            resume(path, plan, new LabKiller(LabKiller.NEVER));
        }
        assertEquals(expected, cells(path), name);
    }

    private void failEvery(int step, boolean both) throws IOException {
        LabPlan plan = shortPlan();
        int changes;
        String expected;
        try (FaultyDisk disk = FaultyDisk.failing(FaultyDisk.NEVER, true)) {
            expected = cells(start("whole", plan, new LabKiller(LabKiller.NEVER)));
            changes = disk.changes();
        }
        for (int change = 1; change <= changes; change += step) {
            boolean once = change / step % 2 == 0;
            failAt(plan, expected, change, once);
            if (both) {
                failAt(plan, expected, change, !once);
            }
        }
    }

    @Test
    void everyTenthChangeOfTheDiskMayFail() throws IOException {
        failEvery(10, false);
    }

    @Test
    @Tag("full")
    void everyChangeOfTheDiskMayFail() throws IOException {
        failEvery(1, true);
    }

    @Test
    void finishedTrainingsAreKept() {
        LabPlan plan = plan();
        LabKiller whole = new LabKiller(LabKiller.NEVER);
        start("whole", plan, whole);
        Path path = start("killed", plan, new LabKiller(whole.heard() - 1));
        LabKiller idle = new LabKiller(LabKiller.NEVER);
        LabOutcome outcome = resume(path, plan, idle);
        assertEquals(0, idle.heard(), "nothing was left to train");
        assertEquals(new LabOutcome(10, 8, 0), outcome, "five trainings of two seeds, of which one diverges");
    }

    /** Its first epochs were timed before the run was cut off, beside what nobody knows. */
    @Test
    void aTrainingThatWasCutOffInItsMidstWasBegunBefore() {
        LabPlan plan = shortPlan();
        Path path = start("cut", plan, new LabKiller(AFTER_AN_EPOCH));
        try (RunRecord record = RunRecord.load(path)) {
            List<LabUnit> units = plan.stretches().get(0).units();
            assertTrue(units.get(0).cutOffAlone(record) && !units.get(0).done(record));
            assertTrue(units.get(0).begunBefore(record));
            assertFalse(units.get(1).begunBefore(record));
        }
        Path later = start("later", plan, new LabKiller(NEXT_TRAINING));
        try (RunRecord record = RunRecord.load(later)) {
            assertTrue(plan.stretches().get(0).units().get(0).begunBefore(record), "all of it");
        }
    }

    @Test
    void everySettingOfEveryTrainingIsResolved() {
        List<Map<String, Object>> resolved = plan().resolved();
        assertEquals(5, resolved.size(), "the fourth variant is trained with the first");
        Map<String, Object> loops = resolved.get(4);
        assertEquals("A/adam by loops", loops.get("experiment"));
        assertEquals(List.of("loops"), loops.get("engines"));
        assertEquals(List.of(1L, 2L), loops.get("seeds"));
        assertEquals("glyphs", loops.get("dataset"));
        assertEquals(120, loops.get("train_images"));
        assertEquals(0.02, loops.get("lr"));
        assertEquals("adam", loops.get("optimizer"));
    }
}
