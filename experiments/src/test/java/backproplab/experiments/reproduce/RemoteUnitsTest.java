package backproplab.experiments.reproduce;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.datasets.TrainTest;
import backproplab.experiments.checkpoint.RunRecord;
import backproplab.experiments.checkpoint.StartedCommand;
import backproplab.experiments.engine.EngineKind;
import backproplab.experiments.killing.Killed;
import backproplab.experiments.remote.HeapAdvice;
import backproplab.experiments.remote.LostWorkException;
import backproplab.experiments.reports.Claim;
import backproplab.experiments.reports.Direction;
import backproplab.experiments.reports.Experiment;
import backproplab.experiments.reports.Metric;
import backproplab.experiments.reports.Variant;
import backproplab.experiments.results.LabFolder;
import backproplab.experiments.results.WrittenResults;
import backproplab.files.failure.ExitCode;
import backproplab.files.failure.UserException;
import backproplab.network.rule.TrainingRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What other machines train leaves the tables that this one leaves, times and hosts apart. */
class RemoteUnitsTest {
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
        "answers.csv"
    };
    private static final int SECONDS = 60;
    private static final LabData DRAWINGS = ToyLab.drawings();

    private static final Claim NOISIER = new Claim(
            "A1", "noisier", "slow", Optional.of("fast"), Double.NaN, Metric.GRADIENT_NOISE, Direction.HIGHER);
    private static final Claim FASTER =
            new Claim("A2", "faster", "a", Optional.of("b"), Double.NaN, Metric.TRAIN_S, Direction.LOWER);

    /** One diverges, one is larger than any heap of tests, one has a training that another has too, one an engine of its own. */
    private static final List<Experiment> EXPERIMENTS = List.of(
            ToyLab.experiment(
                    "rates",
                    List.of(
                            variant("slow", 0.01),
                            variant("fast", 0.1),
                            variant("broken", 1e30),
                            ToyLab.variant("huge", ToyLab.setup(TrainingRule.SGD, 0.1, 40_000, 40_000))),
                    NOISIER),
            ToyLab.experiment(
                    "others",
                    List.of(
                            variant("slow again", 0.01),
                            ToyLab.variant(
                                    "by loops",
                                    ToyLab.setup(TrainingRule.SGD, 0.02, 8),
                                    Optional.of(EngineKind.LOOPS)))));

    private static final List<Experiment> SMALL =
            List.of(ToyLab.experiment("rates", List.of(variant("slow", 0.01), variant("fast", 0.1))));

    @TempDir
    private Path temp;

    private final LabKiller listener = new LabKiller(LabKiller.NEVER);

    private static Variant variant(String name, double rate) {
        return ToyLab.variant(name, ToyLab.setup(TrainingRule.SGD, rate, 8));
    }

    private static LabPlan plan(List<Experiment> experiments, boolean elsewhere) {
        LabSettings settings = ToyLab.settings(experiments, false);
        return elsewhere ? LabPlan.elsewhere(settings, DRAWINGS) : new LabPlan(settings, DRAWINGS, 2);
    }

    private static LabRun lab(
            LabPlan plan, LabFolder folder, LabListener hearing, RunRecord record, Optional<UnitMachines> machines) {
        return machines.isPresent()
                ? LabRun.elsewhere(plan, folder, hearing, record, machines.get())
                : new LabRun(plan, folder, hearing, record);
    }

    private Path path(String name) {
        return temp.resolve(name).resolve("20260101-000000-lab");
    }

    /** From the beginning; here if there are no machines. */
    private Path start(String name, List<Experiment> experiments, Optional<UnitMachines> machines, LabKiller hearing) {
        LabPlan plan = plan(experiments, machines.isPresent());
        try (LabFolder folder = LabFolder.create(temp.resolve(name), LocalDateTime.of(2026, 1, 1, 0, 0));
                RunRecord record = RunRecord.start(path(name), COMMAND)) {
            lab(plan, folder, hearing, record, machines).run();
            record.finish();
        }
        return path(name);
    }

    private Path here(String name, List<Experiment> experiments) {
        return start(name, experiments, Optional.empty(), new LabKiller(LabKiller.NEVER));
    }

    private Path there(String name, List<Experiment> experiments, UnitMachines machines) {
        return start(name, experiments, Optional.of(machines), listener);
    }

    private Path resume(Path path, List<Experiment> experiments, Optional<UnitMachines> machines) {
        LabPlan plan = plan(experiments, machines.isPresent());
        try (RunRecord record = RunRecord.load(path);
                LabFolder folder =
                        LabFolder.resume(path, plan.kept(path.getFileName().toString(), record))) {
            lab(plan, folder, listener, record, machines).run();
            record.finish();
        }
        return path;
    }

    private static String cells(Path path) throws IOException {
        WrittenResults.assertWholeRows(path, TABLES);
        return WrittenResults.cells(path, TABLES);
    }

    private static List<String> hosts(Path path) throws IOException {
        return WrittenResults.rows(path.resolve("comparison.csv")).stream()
                .map(row -> row.get("host"))
                .toList();
    }

    /** The first unit ends last. */
    private static final class Reversed extends ToyMachines {
        private final CountDownLatch others;

        Reversed(List<Experiment> experiments, int others) {
            super(experiments);
            this.others = new CountDownLatch(others);
        }

        @Override
        UnitAnswer answer(UnitTask task, TrainTest images) {
            boolean first = task.variant().equals("slow") && task.seed() == 1;
            if (first) {
                await(others);
            }
            UnitAnswer answer = super.answer(task, images);
            if (!first) {
                others.countDown();
            }
            return answer;
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertTrue(latch.await(SECONDS, TimeUnit.SECONDS), "the others did not end");
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void theTablesAreThoseOfThisMachineHoweverTheUnitsEnd() throws IOException {
        // Five trainings with two seeds each: of slow again nothing is left to train.
        Path there = there("there", EXPERIMENTS, new Reversed(EXPERIMENTS, 9));
        String cells = cells(there);
        assertTrue(cells.contains("; processes of the cluster may use "));
        assertEquals(HeapAdvice.elsewhere(cells(here("here", EXPERIMENTS))), cells);
        assertEquals(10, hosts(there).size());
        assertTrue(
                hosts(there).stream().allMatch(host -> host.matches("m[12]")),
                hosts(there).toString());
        assertTrue(hosts(path("here")).stream().allMatch(String::isEmpty));
    }

    /** One unit gets another answer, unless it is asked for alone. */
    private static ToyMachines answering(
            List<Experiment> experiments, String variant, long seed, UnaryOperator<UnitAnswer> change) {
        return new ToyMachines(experiments) {
            @Override
            UnitAnswer answer(UnitTask task, TrainTest images) {
                UnitAnswer answer = super.answer(task, images);
                boolean changed = task.variant().equals(variant) && task.seed() == seed && !task.alone();
                return changed ? change.apply(answer) : answer;
            }
        };
    }

    @Test
    void aLostUnitIsAFailedRowAndTheOthersGoOn() throws IOException {
        Path there = there("there", SMALL, answering(SMALL, "slow", 2, answer -> {
            throw new LostWorkException("A/rates slow, seed 2 failed on 4 machines: killed", null);
        }));
        List<CSVRecord> rows = WrittenResults.rows(there.resolve("comparison.csv"));
        assertEquals(
                List.of("ok", "failed", "ok", "ok"),
                rows.stream().map(row -> row.get("status")).toList());
        assertEquals("", rows.get(1).get("host"));
        assertEquals(
                3 * ToyLab.EPOCHS,
                WrittenResults.rows(there.resolve("epochs.csv")).size());
    }

    @Test
    void aMachineThatRefusesEndsTheRunWhichGoesOnHere() throws IOException {
        UserException refused = assertThrows(
                UserException.class,
                () -> there("there", SMALL, answering(SMALL, "fast", 1, answer -> {
                    throw UserException.environment("m2 has another build.\nGive every machine the same one.");
                })));
        assertEquals(ExitCode.ENVIRONMENT, refused.code());
        assertTrue(Files.exists(path("there").resolve(RunRecord.FILE)));
        assertEquals(cells(here("here", SMALL)), cells(resume(path("there"), SMALL, Optional.empty())));
    }

    /** A training that takes for ever. */
    private static UnitAnswer forEver() {
        try {
            new CountDownLatch(1).await();
            throw new AssertionError("nobody counts");
        } catch (InterruptedException e) {
            throw new CancellationException("cancelled");
        }
    }

    @Test
    void aRefusalEndsTheWaitingForWhatIsUnderWay() {
        ToyMachines machines = new ToyMachines(SMALL) {
            @Override
            UnitAnswer answer(UnitTask task, TrainTest images) {
                if (task.variant().equals("fast")) {
                    throw UserException.environment("refused");
                }
                return forEver();
            }
        };
        assertEquals(
                "refused",
                assertThrows(UserException.class, () -> there("there", SMALL, machines))
                        .getMessage());
    }

    private static List<String> waitingFiles(Path path) throws IOException {
        try (Stream<Path> files = Files.list(path)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith("checkpoint-arrived-"))
                    .toList();
        }
    }

    /** The first of four is under way when the process dies; two of the others have come back, the last is being told of. */
    @Test
    void whatCameBackIsNotTrainedAgain() throws IOException {
        ToyMachines machines = new ToyMachines(SMALL) {
            @Override
            UnitAnswer answer(UnitTask task, TrainTest images) {
                boolean first = task.variant().equals("slow") && task.seed() == 1;
                return first ? forEver() : super.answer(task, images);
            }
        };
        for (boolean elsewhere : new boolean[] {true, false}) {
            String name = "killed" + elsewhere;
            LabKiller killer = new LabKiller(8);
            assertThrows(Killed.class, () -> start(name, SMALL, Optional.of(machines), killer));
            int back = waitingFiles(path(name)).size();
            assertTrue(back >= 2, "only " + back + " came back");
            ToyMachines again = new ToyMachines(SMALL);
            resume(path(name), SMALL, elsewhere ? Optional.of(again) : Optional.empty());
            assertEquals(cells(here("whole" + elsewhere, SMALL)), cells(path(name)));
            assertEquals(elsewhere ? 4 - back : 0, again.asked.size());
            assertTrue(
                    hosts(path(name)).stream().filter(host -> !host.isEmpty()).count() >= back);
            assertEquals(List.of(), waitingFiles(path(name)));
        }
    }

    /** Killed at several moments, and gone on with by the other kind. */
    @Test
    void aRunGoesOnWithTheOtherKind() throws IOException {
        String expected = cells(here("whole", SMALL));
        LabKiller counter = new LabKiller(LabKiller.NEVER);
        start("counted", SMALL, Optional.of(new ToyMachines(SMALL)), counter);
        for (int point = 1; point < counter.heard(); point += 5) {
            LabKiller killer = new LabKiller(point);
            String name = "there" + point;
            assertThrows(Killed.class, () -> start(name, SMALL, Optional.of(new ToyMachines(SMALL)), killer));
            assertEquals(expected, cells(resume(path(name), SMALL, Optional.empty())), "killed at " + point);
        }
        for (int point = 2; point < 20; point += 7) {
            LabKiller killer = new LabKiller(point);
            String name = "here" + point;
            assertThrows(Killed.class, () -> start(name, SMALL, Optional.empty(), killer));
            ToyMachines machines = new ToyMachines(SMALL);
            assertEquals(expected, cells(resume(path(name), SMALL, Optional.of(machines))), "killed at " + point);
        }
    }

    @Test
    void whatWasBegunHereIsEndedHere() throws IOException {
        LabKiller killer = new LabKiller(6);
        assertThrows(Killed.class, () -> start("begun", SMALL, Optional.empty(), killer));
        LabPlan plan = plan(SMALL, true);
        List<String> begun = new ArrayList<>();
        try (RunRecord record = RunRecord.load(path("begun"))) {
            plan.stretches().get(0).units().stream()
                    .filter(unit -> unit.partlyDone(record))
                    .forEach(unit -> begun.add(unit.words()));
        }
        assertFalse(begun.isEmpty(), "killed too early");
        ToyMachines machines = new ToyMachines(SMALL);
        resume(path("begun"), SMALL, Optional.of(machines));
        begun.forEach(unit -> assertFalse(machines.asked.contains(unit), unit));
        assertFalse(machines.asked.isEmpty());
    }

    @Test
    void whatRanOutOfMemoryBesideOthersIsTrainedAgainAlone() throws IOException {
        ToyMachines machines = answering(
                SMALL,
                "slow",
                1,
                answer -> new UnitAnswer(List.of(), List.of(), "java.lang.OutOfMemoryError: planted"));
        assertEquals(cells(here("here", SMALL)), cells(there("there", SMALL, machines)));
        assertEquals(1, listener.warnings.size(), listener.warnings.toString());
        assertTrue(
                listener.warnings
                        .get(0)
                        .matches(
                                "Out of memory in A/rates slow, seed 1 on m[12] while others ran there; trained once more alone,"
                                        + " when what is under way has ended\\.\n"
                                        + "More memory for each process avoids this, such as --cluster-set spark\\.executor\\.memory=8g\\."),
                listener.warnings.toString());
        assertEquals(5, machines.asked.size());
    }

    @Test
    void whatAMachineWarnsOfIsSaidWithItsName() {
        there(
                "there",
                SMALL,
                answering(
                        SMALL,
                        "slow",
                        1,
                        answer -> new UnitAnswer(answer.ended(), List.of("the mistakes were not listed"), null)));
        assertEquals(1, listener.warnings.size(), listener.warnings.toString());
        assertTrue(
                listener.warnings.get(0).matches("m[12]: the mistakes were not listed"), listener.warnings.toString());
    }

    @Test
    void anAnswerAboutSomethingElseIsNoResult() {
        IllegalStateException wrong = assertThrows(
                IllegalStateException.class,
                () -> there(
                        "there",
                        SMALL,
                        answering(SMALL, "slow", 1, answer -> new UnitAnswer(List.of(), List.of(), null))));
        assertTrue(wrong.getMessage().startsWith("asked for [RunKey[experiment=A/rates, "), wrong.getMessage());
    }

    @Test
    void whatIsAboutTimesStaysHere() throws IOException {
        List<Experiment> both = List.of(
                ToyLab.experiment("rates", List.of(variant("slow", 0.01))),
                ToyLab.experiment("times", List.of(variant("a", 0.1), variant("b", 0.2)), FASTER));
        Path there = there("there", both, new ToyMachines(both));
        assertTrue(
                String.join(" ", hosts(there)).matches("m[12] m[12]    "),
                hosts(there).toString());
        assertEquals(
                "Each seed of a training goes to a machine of the cluster, with all its engines; those of experiments"
                        + " about times run here, alone, in turn.",
                plan(both, true).sharing().orElseThrow());
        assertEquals(
                "Each seed of a training goes to a machine of the cluster, with all its engines.",
                plan(SMALL, true).sharing().orElseThrow());
    }
}
