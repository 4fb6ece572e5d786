package backproplab.experiments.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.datasets.Split;
import backproplab.datasets.ValidationSize;
import backproplab.experiments.compare.PreparedRun;
import backproplab.experiments.engine.EngineKind;
import backproplab.experiments.results.FileNames;
import backproplab.experiments.results.SearchFolder;
import backproplab.experiments.results.TrialRow;
import backproplab.experiments.train.RunStatus;
import backproplab.experiments.train.TrainingData;
import backproplab.experiments.train.TrainingListener;
import backproplab.files.failure.ExitCode;
import backproplab.files.failure.UserException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What this machine does to a trial is no result of the trial. */
class SearchAccidentsTest {
    @TempDir
    private Path temp;

    /** Takes the heap from the n-th trial that begins, and remembers what is said. */
    private static final class Short extends SearchKiller {
        private final AtomicInteger begun = new AtomicInteger();
        private final List<String> warnings = new ArrayList<>();
        private final int first;
        private final int last;

        Short(int first, int last) {
            super(NEVER);
            this.first = first;
            this.last = last;
        }

        @Override
        public TrainingListener trialStarted(Trial trial) {
            int number = begun.incrementAndGet();
            return number < first || number > last
                    ? this
                    : new SearchKiller(NEVER) {
                        @Override
                        public void stepDone() {
                            throw new IllegalStateException("in a thread", new OutOfMemoryError("Java heap space"));
                        }
                    };
        }

        @Override
        public void warning(String message) {
            warnings.add(message);
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

    @Test
    void aTrialWhoseHeapOthersTookIsTrainedAgainAlone() {
        List<TrialRow> expected = ToySearch.random(1, 1)
                .start(ToySearch.folder(temp.resolve("whole")), new SearchKiller(SearchKiller.NEVER));
        Short accident = new Short(2, 3);
        List<TrialRow> rows = ToySearch.random(2, 1).start(ToySearch.folder(temp.resolve("short")), accident);
        assertEquals(numbers(expected), numbers(rows));
        assertEquals(1, accident.warnings.size());
        String warning = accident.warnings.get(0);
        assertTrue(
                warning.matches("Out of memory in trial \\d, \\d while others ran; trained again alone now\\. .*"),
                warning);
    }

    @Test
    void aTrialThatRunsOutOfMemoryAloneHasFailed() {
        Short accident = new Short(2, 2);
        List<TrialRow> rows = ToySearch.random(1, 1).start(ToySearch.folder(temp), accident);
        TrialRow second =
                rows.stream().filter(row -> row.trial() == 2).findFirst().orElseThrow();
        assertEquals(RunStatus.FAILED, second.status());
        assertEquals(List.of(), accident.warnings);
    }

    @Test
    void weightsThatCouldNotBeSavedAreSavedByTheResumedSearch() throws IOException {
        ToySearch search = ToySearch.random(1, 1);
        SearchFolder whole = ToySearch.folder(temp.resolve("whole"));
        List<TrialRow> expected = search.start(whole, new SearchKiller(SearchKiller.NEVER));
        SearchFolder folder = ToySearch.folder(temp.resolve("full"));
        Path blocked = Files.writeString(folder.path().resolve("weights"), "in the way");
        UserException e =
                assertThrows(UserException.class, () -> search.start(folder, new SearchKiller(SearchKiller.NEVER)));
        assertEquals(ExitCode.ENVIRONMENT, e.code());
        assertTrue(e.getMessage().startsWith("Cannot write weights to " + blocked), e.getMessage());
        assertTrue(e.getMessage().endsWith(".\nFree some space there."), e.getMessage());
        Files.delete(blocked);
        assertEquals(numbers(expected), numbers(search.resume(folder.path(), new SearchKiller(SearchKiller.NEVER))));
        try (Stream<Path> files = Files.list(blocked);
                Stream<Path> others = Files.list(whole.path().resolve("weights"))) {
            assertEquals(
                    -1,
                    Files.mismatch(
                            files.findFirst().orElseThrow(), others.findFirst().orElseThrow()));
        }
    }

    @Test
    void theTableHasEveryTrialBeforeTheTest() {
        SearchFolder folder = ToySearch.folder(temp);
        List<Integer> lines = new ArrayList<>();
        ToySearch.random(1, 1).start(folder, new SearchKiller(SearchKiller.NEVER) {
            @Override
            public void testStarted(TrialResult best, Optional<String> again) {
                try {
                    lines.add(Files.readAllLines(folder.path().resolve(FileNames.SEARCH))
                            .size());
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        });
        assertEquals(List.of(1 + 6), lines);
    }

    @Test
    void aSecondTrainingThatDiffersIsSaidAndItsNumbersCount() {
        ToySearch search = ToySearch.random(1, 1);
        SearchFolder whole = ToySearch.folder(temp.resolve("whole"));
        TrialRow best =
                search.start(whole, new SearchKiller(SearchKiller.NEVER)).get(0);
        Path other = ToySearch.folder(temp.resolve("other")).path();
        try (Journal journal = Journal.start(other, ToySearch.COMMAND)) {
            ToySearch.results(whole.path()).stream()
                    .map(trial -> trial.trial() == best.trial() ? better(trial) : trial)
                    .forEach(journal::add);
        }
        Short listener = new Short(0, 0);
        List<TrialRow> rows = search.resume(other, listener);
        assertEquals(best.trial(), rows.get(0).trial());
        assertEquals(best.bestValidationPct(), rows.get(0).bestValidationPct(), "of the weights that were tested");
        assertEquals(best.validationLoss(), rows.get(0).validationLoss());
        assertEquals(best.testLoss(), rows.get(0).testLoss());
        assertEquals(1, listener.warnings.size());
        String warning = listener.warnings.get(0);
        assertTrue(
                warning.startsWith("Trial " + best.trial() + ", trained again, came to a validation accuracy of ")
                        && warning.contains(" % in epoch " + best.bestEpoch() + ", not of 100.0000 % in epoch 1.\n"),
                warning);
    }

    private static TrialResult better(TrialResult result) {
        return new TrialResult(
                result.trial(),
                result.rung(),
                result.values(),
                RunStatus.OK,
                "",
                result.epochs(),
                1,
                100,
                0,
                result.trainAccuracyPct(),
                result.trainSeconds(),
                "");
    }

    /** Its images have indices that do not exist. */
    private static PreparedTrial broken(int number) {
        PreparedTrial trial = ToySearch.prepare(new Trial(number, Map.of("lr", "0.1", "hidden", "8")));
        TrainingData good = ToySearch.DATA;
        Split split = Split.of(1000, 3, ValidationSize.parse("0.2"), Split.ALL);
        TrainingData bad = new TrainingData(good.source(), split, good.normalization(), false);
        return new PreparedTrial(trial.trial(), PreparedRun.of(trial.run().plan(), 1, bad));
    }

    @Test
    void aWarmUpThatFailsSaysNothingOfTheOtherTrials() {
        PreparedTrial good = ToySearch.prepare(new Trial(2, Map.of("lr", "0.1", "hidden", "8")));
        SearchSettings settings = new SearchSettings(
                "task1", "grid", List.of("lr"), EngineKind.MANUAL, 1, List.of(new SearchRung(1, SearchRung.OWN, 2)));
        Parallelism one = new Parallelism(1, 1);
        AtomicInteger warmUps = new AtomicInteger();
        SearchKiller counter = new SearchKiller(SearchKiller.NEVER) {
            @Override
            public void warmUpStarted(EngineKind kind, String model) {
                warmUps.incrementAndGet();
            }
        };
        SearchEstimate estimate = new SearchEstimate(settings, one, OptionalInt.empty());
        assertEquals(
                0,
                estimate.forecast(List.of(broken(1)), Optional.empty(), counter).seconds());
        assertTrue(estimate.threads("mlp").isEmpty());
        double alone =
                estimate.forecast(List.of(good), Optional.empty(), counter).seconds();
        assertTrue(alone > 0);
        assertEquals(2, warmUps.get());
        assertEquals(
                alone,
                estimate.forecast(List.of(broken(1), good), Optional.empty(), counter)
                        .seconds());
        assertEquals(2, warmUps.get(), "each once");
        assertFalse(estimate.threads("mlp").isEmpty());
    }

    @Test
    void trialsThatAreSkippedTakeNoTime() {
        String units =
                Long.toString(Math.min(Integer.MAX_VALUE, Runtime.getRuntime().maxMemory() / (64 * 8)));
        PreparedTrial large = ToySearch.prepare(new Trial(1, Map.of("lr", "0.1", "hidden", units)));
        assertTrue(large.run()
                .tooLarge(EngineKind.MANUAL, Runtime.getRuntime().maxMemory())
                .isPresent());
        PreparedTrial good = ToySearch.prepare(new Trial(2, Map.of("lr", "0.1", "hidden", "8")));
        SearchSettings settings = new SearchSettings(
                "task1", "grid", List.of("lr"), EngineKind.MANUAL, 1, List.of(new SearchRung(1, SearchRung.OWN, 2)));
        SearchEstimate estimate = new SearchEstimate(settings, new Parallelism(1, 1), OptionalInt.empty());
        double both = estimate.forecast(List.of(large, good), Optional.empty(), new SearchKiller(SearchKiller.NEVER))
                .seconds();
        assertTrue(both > 0);
        assertEquals(
                estimate.forecast(List.of(good), Optional.empty(), new SearchKiller(SearchKiller.NEVER))
                        .seconds(),
                both);
    }
}
