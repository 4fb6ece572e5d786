package backproplab.experiments.search;

import backproplab.experiments.engine.EngineKind;
import backproplab.experiments.engine.ThreadPlan;
import backproplab.experiments.failure.UserException;
import backproplab.experiments.results.SearchFolder;
import backproplab.experiments.results.TrialRow;
import backproplab.experiments.train.RunResult;
import backproplab.experiments.weights.Weights;
import java.util.List;
import java.util.Optional;

/**
 * Trains every trial that the journal has not, rung by rung, and tests the best once, at the end. The table is on disk, with the ranks so
 * far, while trials end; it depends on the trials only, not on how many run at the same time or on where a search was cut off.
 */
public final class SearchRun {
    private final SearchSettings settings;
    private final List<PreparedTrial> trials;
    private final Parallelism parallelism;
    private final SearchEstimate warm;
    private final Journal journal;
    private final SearchFolder folder;
    private final SearchListener listener;
    private final SearchTables tables;
    private final BestTrial best;

    /**
     * What a search needs.
     *
     * @param settings what all trials have in common
     * @param trials the points, numbered from 1 in this order
     * @param parallelism how trials share the cores
     * @param warm what the warm-up found
     */
    public record Work(
            SearchSettings settings, List<PreparedTrial> trials, Parallelism parallelism, SearchEstimate warm) {}

    /**
     * Checks that the journal is about these trials.
     *
     * @param work what is to be done
     * @param journal says what is done, and is told what gets done
     * @param folder receives the table
     * @param listener hears how it goes
     * @throws UserException with code 3 if the journal has other trials
     */
    public SearchRun(Work work, Journal journal, SearchFolder folder, SearchListener listener) {
        settings = work.settings();
        trials = List.copyOf(work.trials());
        parallelism = work.parallelism();
        warm = work.warm();
        this.journal = journal;
        this.folder = folder;
        this.listener = listener;
        tables = new SearchTables(settings, trials, journal, folder);
        best = new BestTrial(journal);
        for (TrialResult result : journal.results()) {
            int number = result.trial();
            boolean known = number >= 1 && number <= trials.size();
            if (!known || !trial(number).trial().values().equals(result.values())) {
                throw UserException.data(
                        "Damaged journal: trial " + number + " in " + folder.path() + " has the values "
                                + result.values()
                                + (known ? ", and not " + trial(number).trial().values() : "")
                                + ": another version of Backprop Lab drew them.\nStart the search again without --resume.",
                        null);
            }
        }
    }

    private PreparedTrial trial(int number) {
        return trials.get(number - 1);
    }

    /**
     * Trains and tests. A trial that fails or diverges is ranked last; the others go on.
     *
     * @return every trial, the best first
     * @throws UserException with code 4 if results cannot be written
     */
    public List<TrialRow> run() {
        List<PreparedTrial> candidates = trials;
        for (Rung rung : settings.rungs()) {
            if (!candidates.isEmpty()) {
                compete(rung, candidates);
                candidates = bestOf(rung, candidates);
            }
        }
        SearchEnd end = test();
        List<TrialRow> rows = tables.finish(end);
        folder.publish().forEach(listener::warning);
        journal.finish(end);
        return rows;
    }

    private void compete(Rung rung, List<PreparedTrial> candidates) {
        List<PreparedTrial> left = candidates.stream()
                .filter(trial ->
                        journal.result(trial.trial().number(), rung.number()).isEmpty())
                .toList();
        tables.update();
        Rung actual = new Rung(rung.number(), rung.epochs(), candidates.size());
        listener.rungStarted(actual, settings.rungs().size());
        int[] ended = {candidates.size() - left.size()};
        ThreadPlan threads = parallelism.plan(left.size());
        int together = Math.max(1, Math.min(parallelism.trials(), left.size()));
        TrialPool.run(left, together, trial -> train(trial, rung, threads), trained -> {
            journal.add(trained.result());
            tables.update();
            best.offer(trained);
            listener.trialEnded(trained.result(), ++ended[0], actual, best.result());
        });
    }

    private TrialTrainer.Trained train(PreparedTrial trial, Rung rung, ThreadPlan threads) {
        Optional<String> tooLarge =
                trial.tooLarge(settings.engine(), Runtime.getRuntime().maxMemory());
        if (tooLarge.isPresent()) {
            return new TrialTrainer.Trained(
                    TrialResult.of(trial.trial(), rung, RunResult.skipped(tooLarge.get())), Optional.empty());
        }
        ThreadPlan plan = settings.engine() == EngineKind.DL4J
                ? warm.threads(trial.run().plan().token()).orElse(threads)
                : threads;
        return TrialTrainer.train(trial, rung, settings.engine(), plan, listener.trialStarted(trial.trial()));
    }

    /** Those that go on to the next rung, in the order of their numbers; none after the last. */
    private List<PreparedTrial> bestOf(Rung rung, List<PreparedTrial> candidates) {
        if (rung.number() == settings.rungs().size()) {
            return List.of();
        }
        List<TrialResult> results = candidates.stream()
                .map(trial ->
                        journal.result(trial.trial().number(), rung.number()).orElseThrow())
                .toList();
        return Ranking.of(results).stream()
                .filter(result -> result.status().finished())
                .limit(settings.rungs().get(rung.number()).trials())
                .map(TrialResult::trial)
                .sorted()
                .map(this::trial)
                .toList();
    }

    private Weights trainAgain(PreparedTrial winner, TrialResult first, ThreadPlan threads) {
        TrialTrainer.Trained trained = train(winner, settings.rungs().get(first.rung() - 1), threads);
        return trained.weights()
                .orElseThrow(() -> UserException.environment(
                        "Trial " + first.trial() + ", the best, could not be trained again to be tested: "
                                + trained.result().message() + ".",
                        null));
    }

    private SearchEnd test() {
        TrialResult first = best.result();
        if (!first.status().finished()) {
            return SearchEnd.UNTESTED;
        }
        PreparedTrial winner = trial(first.trial());
        Optional<Weights> kept = best.weights();
        listener.testStarted(first, kept.isEmpty());
        ThreadPlan threads = parallelism.plan(1);
        Weights weights = kept.orElseGet(() -> trainAgain(winner, first, threads));
        BestTrial.save(winner, first, settings.engine(), weights, folder).ifPresent(listener::warning);
        return BestTrial.test(winner, settings.engine(), threads, weights);
    }
}
