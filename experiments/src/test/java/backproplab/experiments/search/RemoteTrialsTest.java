package backproplab.experiments.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.experiments.engine.EngineKind;
import backproplab.experiments.remote.WorkKind;
import backproplab.experiments.results.SearchFolder;
import backproplab.experiments.results.TrialRow;
import backproplab.experiments.train.RunResult;
import backproplab.experiments.train.RunStatus;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What other machines say of trials, and what becomes of it here. */
class RemoteTrialsTest {
    @TempDir
    private Path temp;

    private final List<String> warnings = new ArrayList<>();
    private final List<String> tests = new ArrayList<>();

    private List<TrialRow> search(String name, SearchRun.Work work) {
        SearchFolder folder = ToySearch.folder(temp.resolve(name));
        try (Journal journal = Journal.start(folder.path(), ToySearch.COMMAND)) {
            return new SearchRun(work, journal, folder, new SearchKiller(SearchKiller.NEVER) {
                        @Override
                        public void warning(String message) {
                            warnings.add(message);
                        }

                        @Override
                        public void testStarted(TrialResult best, Optional<String> again) {
                            tests.add(
                                    best.trial() + again.map(why -> ": " + why).orElse(""));
                        }
                    })
                    .run();
        }
    }

    private static List<Object> numbers(List<TrialRow> rows) {
        return rows.stream()
                .map(row -> (Object) List.of(
                        row.trial(),
                        row.status(),
                        row.epochs(),
                        row.bestEpoch(),
                        row.bestValidationPct(),
                        row.testLoss()))
                .toList();
    }

    private List<Object> here() {
        List<TrialRow> rows = search("here", ToySearch.random(1, 1).work());
        assertTrue(rows.stream().allMatch(row -> row.host().isEmpty()));
        warnings.clear();
        tests.clear();
        return numbers(rows);
    }

    @Test
    void rowsAreThoseOfThisMachineWithTheHost() {
        List<Object> expected = here();
        ToyMachines machines = new ToyMachines();
        List<TrialRow> rows = search("there", machines.work());
        assertEquals(expected, numbers(rows));
        assertTrue(rows.stream().allMatch(row -> row.host().equals("pc1")));
        assertEquals(List.of(), warnings);
        assertEquals(List.of(Integer.toString(rows.get(0).trial())), tests, "the weights came: no training again");
        TrialOrder order = machines.orders.get(0);
        assertEquals(List.of("--lr=" + order.trial().number()), order.words());
        assertEquals(List.of("task1", "manual"), List.of(order.task(), order.engine()));
        assertTrue(order.images().startsWith("images-"), order.images());
    }

    @Test
    void weightsOfATrialThatIsNotBetterStayThere() {
        List<Integer> sent = new ArrayList<>();
        ToyMachines machines = new ToyMachines() {
            @Override
            WorkKind.Outcome answer(TrialOrder order, WorkKind.Outcome outcome) {
                TrialResult result = ((TrialAnswer) outcome.result()).result();
                boolean better = order.best() == null || TrialRanking.before(result, order.best());
                assertEquals(
                        better && result.status().finished(),
                        outcome.blobs().containsKey("weights"),
                        "trial " + result.trial());
                if (!outcome.blobs().isEmpty()) {
                    sent.add(result.trial());
                }
                return outcome;
            }
        };
        search("there", machines.work());
        assertFalse(sent.isEmpty());
    }

    @Test
    void weightsThatAreTooLargeAreTrainedHereOnceMore() {
        List<Object> expected = here();
        ToyMachines machines = new ToyMachines() {
            @Override
            WorkKind.Outcome answer(TrialOrder order, WorkKind.Outcome outcome) {
                return new WorkKind.Outcome(outcome.result(), Map.of());
            }
        };
        List<TrialRow> rows = search("there", machines.work());
        assertEquals(expected, numbers(rows));
        assertEquals(
                List.of(rows.get(0).trial()
                        + ": its weights were too large to be sent, or to be kept here, so that they stayed on pc1"),
                tests);
        assertEquals(List.of(), warnings);
    }

    /** Runs out of memory whenever some trial is ordered, so many times. */
    private static final class Short extends ToyMachines {
        private final int trial;
        private int times;

        Short(int trial, int times) {
            this.trial = trial;
            this.times = times;
        }

        @Override
        WorkKind.Outcome answer(TrialOrder order, WorkKind.Outcome outcome) {
            if (order.trial().number() != trial || times-- <= 0) {
                return outcome;
            }
            TrialResult failed =
                    TrialResult.of(order.trial(), order.rung(), RunResult.failed("no heap, 1.0 GiB", List.of()));
            return new WorkKind.Outcome(new TrialAnswer(failed, true, 1), Map.of());
        }
    }

    @Test
    void aTrialWhoseHeapOthersTookIsTrainedOnceMoreWhenNothingElseRuns() {
        List<Object> expected = here();
        Short machines = new Short(3, 1);
        List<TrialRow> rows = search("there", machines.work());
        assertEquals(expected, numbers(rows));
        assertEquals(
                List.of("Out of memory in trial 3 on pc1 (no heap, 1.0 GiB): trained once more now, while nothing else"
                        + " runs.\nMore memory for all: --cluster-set spark.executor.memory=4g."),
                warnings);
        assertEquals(3, machines.orders.get(6).trial().number(), "last");
    }

    @Test
    void aTrialThatRunsOutOfMemoryAloneHasFailed() {
        List<TrialRow> rows = search("there", new Short(3, 2).work());
        TrialRow third =
                rows.stream().filter(row -> row.trial() == 3).findFirst().orElseThrow();
        assertEquals(RunStatus.FAILED, third.status());
        assertEquals("pc1", third.host());
        assertEquals(1, warnings.size());
    }

    @Test
    void aTrialThatDoesNotFitTheOtherMachineIsSkipped() {
        String units =
                Long.toString(Math.min(Integer.MAX_VALUE, Runtime.getRuntime().maxMemory() / (64 * 8)));
        PreparedTrial large = ToySearch.prepare(new Trial(1, Map.of("lr", "0.1", "hidden", units)));
        TrialOrder order = new TrialOrder(
                "task1",
                List.of(),
                large.trial(),
                1,
                new SearchRung(1, SearchRung.OWN, 1),
                "manual",
                1,
                "",
                true,
                null);
        WorkKind.Outcome outcome = TrialAnswer.train(order, large, EngineKind.MANUAL);
        TrialAnswer answer = (TrialAnswer) Objects.requireNonNull(outcome.result());
        assertEquals(RunStatus.SKIPPED, answer.result().status());
        assertTrue(answer.result().message().startsWith("This network needs about "));
        assertTrue(answer.result().message().contains("--cluster-set spark.executor.memory="), "and not MAVEN_OPTS");
        assertFalse(answer.outOfMemory());
    }

    @Test
    void weightsThatAreNotWantedAreNotSent() {
        PreparedTrial trial = ToySearch.prepare(new Trial(1, Map.of("lr", "0.1", "hidden", "8")));
        for (boolean wanted : List.of(true, false)) {
            TrialOrder order = new TrialOrder(
                    "task1", List.of(), trial.trial(), 1, new SearchRung(1, 1, 1), "manual", 1, "", wanted, null);
            assertEquals(
                    wanted,
                    TrialAnswer.train(order, trial, EngineKind.MANUAL).blobs().containsKey("weights"));
        }
    }

    @Test
    void weightsUnderWayAreBounded() {
        WeightBudget budget = new WeightBudget(100);
        assertTrue(budget.take(1, 60));
        assertFalse(budget.take(2, 41));
        assertTrue(budget.take(3, 40));
        budget.give(2);
        assertFalse(budget.take(2, 1), "it had taken nothing");
        budget.give(1);
        budget.give(1);
        assertTrue(budget.take(2, 60));
        assertFalse(budget.take(4, 1));
    }
}
