package backproplab.experiments.search;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.experiments.checkpoint.StartedCommand;
import backproplab.experiments.compare.PreparedRun;
import backproplab.experiments.engine.EngineKind;
import backproplab.experiments.engine.Engines;
import backproplab.experiments.killing.Killed;
import backproplab.experiments.results.FileNames;
import backproplab.experiments.results.SearchFolder;
import backproplab.experiments.results.TrialRow;
import backproplab.experiments.results.WrittenResults;
import backproplab.experiments.train.RunResult;
import backproplab.experiments.train.RunStatus;
import backproplab.experiments.train.Trainer;
import backproplab.files.failure.ExitCode;
import backproplab.files.failure.UserException;
import backproplab.network.engine.Engine;
import backproplab.network.engine.ThreadPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Equal spaces give equal tables, whatever runs at the same time and wherever a search is cut off. */
class SearchRunTest {
    @TempDir
    private Path temp;

    private static String cells(Path folder) throws IOException {
        return WrittenResults.cellsOfAnyRun(folder, FileNames.SEARCH);
    }

    private static byte[] weights(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("weights"))) {
            List<Path> all = files.toList();
            assertEquals(1, all.size(), "those of the best trial only");
            return Files.readAllBytes(all.get(0));
        }
    }

    private Path start(String name, ToySearch search, SearchListener listener) {
        SearchFolder folder = ToySearch.folder(temp.resolve(name));
        try {
            search.start(folder, listener);
        } catch (Killed e) {
            assertTrue(Files.exists(folder.path().resolve(Journal.FILE)), "a killed search can be gone on with");
        }
        return folder.path();
    }

    @Test
    void theTableDoesNotDependOnWhatRunsAtTheSameTime() throws IOException {
        Path one = start("one", ToySearch.random(1, 1), new SearchKiller(SearchKiller.NEVER));
        String expected = cells(one);
        assertTrue(expected.contains("status=diverged"), expected);
        assertTrue(expected.contains("status=ok"), expected);
        assertTrue(expected.contains("status=early_stopped"), expected);
        for (ToySearch other : List.of(ToySearch.random(1, 2), ToySearch.random(3, 1), ToySearch.random(6, 2))) {
            Path path = start("other" + other.hashCode(), other, new SearchKiller(SearchKiller.NEVER));
            assertEquals(expected, cells(path));
            assertArrayEquals(weights(one), weights(path));
        }
    }

    @Test
    void theBestTrialIsWhatAPlainRunGivesAndTheOthersAreNotTested() {
        ToySearch search = ToySearch.random(2, 1);
        List<TrialRow> rows = search.start(ToySearch.folder(temp), new SearchKiller(SearchKiller.NEVER));
        assertEquals(6, rows.size());
        TrialRow best = rows.get(0);
        PreparedRun plain = search.work().trials().get(best.trial() - 1).run();
        RunResult result;
        try (Engine engine = Engines.create(EngineKind.MANUAL, plain.network(), ThreadPlan.all(1))) {
            engine.load(plain.initialWeights());
            result = Trainer.run(plain.job(), engine, new SearchKiller(SearchKiller.NEVER));
        }
        assertEquals(result.bestValidationAccuracyPct(), best.bestValidationPct());
        assertEquals(result.test().orElseThrow().accuracyPct(), best.testAccuracyPct());
        assertEquals(result.test().orElseThrow().loss(), best.testLoss());
        assertEquals(result.epochs().size(), best.epochs());
        for (int i = 1; i < rows.size(); i++) {
            assertEquals(i + 1, rows.get(i).rank());
            assertEquals(Double.NaN, rows.get(i).testAccuracyPct());
            assertFalse(
                    rows.get(i).bestValidationPct() > best.bestValidationPct()
                            && rows.get(i).status().finished(),
                    "no better one");
        }
        assertEquals(RunStatus.DIVERGED, rows.get(5).status(), "last");
    }

    @Test
    void noTrialSeesATestImage() {
        PreparedTrial trial = ToySearch.prepare(new Trial(1, Map.of("lr", "0.1", "hidden", "8")));
        PreparedRun run = trial.at(new SearchRung(1, SearchRung.OWN, 1));
        assertEquals(0, run.job().data().source().test().size());
        assertEquals(40, trial.run().job().data().source().test().size());
        assertEquals(5, run.plan().recipe().loop().epochs());
        assertEquals(3, trial.at(new SearchRung(1, 3, 1)).plan().recipe().loop().epochs());
        assertEquals(2, trial.at(new SearchRung(1, 3, 1)).plan().recipe().loop().patience());
    }

    private static ToySearch halving(int parallel) {
        return new ToySearch(new SuccessiveHalving(new SearchDraws(9, 2), 3, 1, 9), new Parallelism(parallel, 1));
    }

    @Test
    void halvingTrainsTheBestOfEachRoundLonger() throws IOException {
        Path path = start("halving", halving(1), new SearchKiller(SearchKiller.NEVER));
        List<TrialResult> results = ToySearch.results(path);
        assertEquals(13, results.size(), "9 + 3 + 1");
        List<TrialResult> first = results.subList(0, 9);
        assertTrue(first.stream().allMatch(result -> result.epochs() == 1));
        List<Integer> promoted = TrialRanking.of(first).stream()
                .limit(3)
                .map(TrialResult::trial)
                .sorted()
                .toList();
        assertEquals(
                promoted,
                results.subList(9, 12).stream().map(TrialResult::trial).toList());
        assertTrue(results.get(12).epochs() > 3 || results.get(12).status() == RunStatus.EARLY_STOPPED);
        assertEquals(
                TrialRanking.of(results.subList(9, 12)).get(0).trial(),
                results.get(12).trial());
        String cells = cells(path);
        assertTrue(
                cells.startsWith("task=task1\ndataset=toy\nmodel=mlp\nmethod=halving\ntrial="
                        + results.get(12).trial() + "\nrank=1\n"),
                cells);
        assertEquals(cells, cells(start("parallel", halving(4), new SearchKiller(SearchKiller.NEVER))));
    }

    private void killAndResume(int kills, ToySearch search) throws IOException {
        SearchKiller counter = new SearchKiller(SearchKiller.NEVER);
        Path whole = start("whole", search, counter);
        String expected = cells(whole);
        SplittableRandom random = new SplittableRandom(23);
        for (int kill = 0; kill < kills; kill++) {
            int point = random.nextInt(counter.heard());
            Path path = start("killed" + kill, search, new SearchKiller(point));
            try {
                // Killed a second time, unless it is done before.
                search.resume(path, new SearchKiller(random.nextInt(counter.heard())));
            } catch (Killed e) {
                search.resume(path, new SearchKiller(SearchKiller.NEVER));
            }
            assertEquals(expected, cells(path), "killed at " + point);
            assertArrayEquals(weights(whole), weights(path));
            assertFalse(Files.exists(path.resolve("run.lock")));
        }
    }

    @Test
    void fiveKilledSearchesEndAsTheUninterruptedOne() throws IOException {
        killAndResume(5, ToySearch.random(2, 1));
    }

    @Test
    @Tag("full")
    void twentyKilledSearchesEndAsTheUninterruptedOne() throws IOException {
        killAndResume(20, ToySearch.random(2, 1));
    }

    @Test
    void fiveKilledHalvingsEndAsTheUninterruptedOne() throws IOException {
        killAndResume(5, halving(2));
    }

    @Test
    @Tag("full")
    void twentyKilledHalvingsEndAsTheUninterruptedOne() throws IOException {
        killAndResume(20, halving(2));
    }

    @Test
    void trialsThatEndedAreNotTrainedAgain() {
        ToySearch search = ToySearch.random(1, 1);
        SearchKiller counter = new SearchKiller(SearchKiller.NEVER);
        start("whole", search, counter);
        // The last thing heard is the test of the best.
        Path path = start("killed", search, new SearchKiller(counter.heard() - 1));
        List<String> seen = new ArrayList<>();
        search.resume(path, new SearchKiller(SearchKiller.NEVER) {
            @Override
            public backproplab.experiments.train.TrainingListener trialStarted(Trial trial) {
                seen.add("train " + trial.number());
                return super.trialStarted(trial);
            }

            @Override
            public void testStarted(TrialResult best, Optional<String> again) {
                seen.add("test " + best.trial() + " " + again.isPresent());
            }
        });
        assertEquals(2, seen.size(), seen::toString);
        assertEquals("test", seen.get(0).substring(0, 4));
        String best = seen.get(0).split(" ")[1];
        assertEquals(List.of("test " + best + " true", "train " + best), seen);
    }

    @Test
    void ofTrialsThatAllFailNoneIsTested() {
        Space space = ToySearch.space("lr=item:1e30,1e31", "hidden=item:4");
        SearchMethod method = new GridSearch();
        SearchSettings settings =
                new SearchSettings("task1", method.token(), space.names(), EngineKind.MANUAL, 1, method.rungs(2));
        Parallelism one = new Parallelism(1, 1);
        SearchRun.Work work = new SearchRun.Work(
                settings,
                method.trials(space).stream().map(ToySearch::prepare).toList(),
                one,
                new SearchEstimate(settings, one, java.util.OptionalInt.empty()),
                Optional.empty());
        SearchFolder folder = ToySearch.folder(temp);
        try (Journal journal = Journal.start(folder.path(), ToySearch.COMMAND)) {
            List<TrialRow> rows = new SearchRun(work, journal, folder, new SearchKiller(SearchKiller.NEVER)).run();
            assertEquals(List.of(1, 2), rows.stream().map(TrialRow::trial).toList());
            assertTrue(rows.stream().allMatch(row -> row.status() == RunStatus.DIVERGED));
            assertTrue(rows.stream().allMatch(row -> Double.isNaN(row.testAccuracyPct())));
        }
        assertFalse(Files.exists(folder.path().resolve("weights")));
    }

    @Test
    void aJournalOfOtherTrialsIsRefused() {
        SearchFolder folder = ToySearch.folder(temp);
        try (Journal journal = Journal.start(folder.path(), new StartedCommand("search", List.of(), Map.of()))) {
            journal.add(
                    new TrialResult(2, 1, Map.of("lr", "7", "hidden", "8"), RunStatus.OK, "", 1, 1, 50, 1, 50, 1, ""));
            UserException e = assertThrows(
                    UserException.class,
                    () -> new SearchRun(
                            ToySearch.random(1, 1).work(), journal, folder, new SearchKiller(SearchKiller.NEVER)));
            assertEquals(ExitCode.DATA, e.code());
            assertTrue(e.getMessage().startsWith("Damaged journal: trial 2 in " + folder.path() + " has the values {"));
            assertTrue(e.getMessage().endsWith("Start the search again without --resume."));
        }
    }

    @Test
    void anEstimateCountsWhatIsLeft() {
        ToySearch search = ToySearch.random(1, 1);
        SearchFolder folder = ToySearch.folder(temp);
        SearchRun.Work work = search.work();
        try (Journal journal = Journal.start(folder.path(), ToySearch.COMMAND)) {
            double whole = work.warm()
                    .forecast(work.trials(), Optional.of(journal), new SearchKiller(SearchKiller.NEVER))
                    .seconds();
            assertTrue(whole > 0);
            for (PreparedTrial trial : work.trials()) {
                journal.add(
                        TrialResult.of(trial.trial(), work.settings().rungs().get(0), RunResult.failed("", List.of())));
            }
            assertEquals(
                    0,
                    work.warm()
                            .forecast(work.trials(), Optional.of(journal), new SearchKiller(SearchKiller.NEVER))
                            .seconds());
        }
    }
}
