package backproplab.experiments.search;

import backproplab.datasets.Batches;
import backproplab.experiments.compare.PreparedRun;
import backproplab.experiments.engine.Engine;
import backproplab.experiments.engine.EngineKind;
import backproplab.experiments.engine.Engines;
import backproplab.experiments.engine.ThreadPlan;
import backproplab.experiments.failure.UserException;
import backproplab.experiments.results.SearchFolder;
import backproplab.experiments.results.TrialRow;
import backproplab.experiments.train.Evaluation;
import backproplab.experiments.train.RunResult;
import backproplab.experiments.weights.Origin;
import backproplab.experiments.weights.WeightFile;
import backproplab.experiments.weights.Weights;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Trains every trial that the journal has not, rung by rung, and tests the best once, at the end. The table is on disk, with the ranks so
 * far, whenever a trial ends; it depends on the trials only, not on how many run at the same time or on where a search was cut off.
 */
public final class SearchRun {
    private static final Logger LOG = LoggerFactory.getLogger(SearchRun.class);

    private final SearchSettings settings;
    private final List<PreparedTrial> trials;
    private final Parallelism parallelism;
    private final SearchEstimate warm;
    private final Journal journal;
    private final SearchFolder folder;
    private final SearchListener listener;
    private Optional<TrialTrainer.Trained> best = Optional.empty();

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
        List<TrialRow> rows = rows(end);
        folder.table(settings.options(), rows);
        folder.publish().forEach(listener::warning);
        journal.finish(end);
        return rows;
    }

    private void compete(Rung rung, List<PreparedTrial> candidates) {
        List<PreparedTrial> left = candidates.stream()
                .filter(trial ->
                        journal.result(trial.trial().number(), rung.number()).isEmpty())
                .toList();
        folder.table(settings.options(), rows(SearchEnd.UNTESTED));
        Rung actual = new Rung(rung.number(), rung.epochs(), candidates.size());
        listener.rungStarted(actual, settings.rungs().size());
        int[] ended = {candidates.size() - left.size()};
        ThreadPlan threads = parallelism.plan(left.size());
        int together = Math.max(1, Math.min(parallelism.trials(), left.size()));
        TrialPool.run(left, together, trial -> train(trial, rung, threads), trained -> {
            journal.add(trained.result());
            folder.table(settings.options(), rows(SearchEnd.UNTESTED));
            keepBest(trained);
            listener.trialEnded(trained.result(), ++ended[0], actual, ranked().get(0));
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

    /** Only the best weights are worth their memory. */
    private void keepBest(TrialTrainer.Trained trained) {
        TrialResult first = ranked().get(0);
        if (first.isOf(trained.result().trial(), trained.result().rung())) {
            best = Optional.of(trained);
        }
    }

    private List<TrialResult> ranked() {
        return Ranking.of(journal.results());
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

    private SearchEnd test() {
        TrialResult first = ranked().get(0);
        if (!first.status().finished()) {
            return SearchEnd.UNTESTED;
        }
        PreparedTrial winner = trial(first.trial());
        boolean kept = best.filter(trained -> trained.result().isOf(first.trial(), first.rung()))
                .isPresent();
        listener.testStarted(first, !kept);
        Rung rung = settings.rungs().get(first.rung() - 1);
        Weights weights = (kept ? best.orElseThrow() : train(winner, rung, parallelism.plan(1)))
                .weights()
                .orElseThrow();
        save(winner, weights, first);
        PreparedRun run = winner.run();
        try (Engine engine = Engines.create(settings.engine(), run.network(), parallelism.plan(1));
                Batches images = run.job().data().test(run.plan().loop().augmentation())) {
            engine.load(weights);
            Evaluation test = Evaluation.of(
                    engine,
                    images,
                    run.job().data().source().test().size(),
                    run.job().data().classes());
            return new SearchEnd(test.accuracyPct(), test.loss());
        }
    }

    private void save(PreparedTrial winner, Weights weights, TrialResult result) {
        PreparedRun run = winner.run();
        String name = run.plan().token() + "-trial" + result.trial() + "-seed" + run.seed() + "-"
                + settings.engine().token();
        try {
            WeightFile.save(
                    folder.weights(name),
                    weights,
                    run.description(),
                    new Origin(run.job().data().source().train().name(), result.bestEpoch(), run.seed()));
        } catch (UserException | IllegalArgumentException e) {
            // What was measured is worth more than the file.
            LOG.debug("weights not saved", e);
            listener.warning("The weights of the best trial were not saved: " + e.getMessage());
        }
    }

    private List<TrialRow> rows(SearchEnd end) {
        TrialRow.Search search = new TrialRow.Search(
                folder.runId(),
                settings.task(),
                trials.get(0).run().job().data().source().train().name(),
                settings.method(),
                settings.engine().token(),
                settings.seed());
        List<TrialRow> rows = new ArrayList<>();
        for (TrialResult result : ranked()) {
            int rank = rows.size() + 1;
            double seconds = journal.results().stream()
                    .filter(each -> each.trial() == result.trial())
                    .mapToDouble(TrialResult::trainSeconds)
                    .filter(Double::isFinite)
                    .sum();
            rows.add(new TrialRow(
                    search,
                    trial(result.trial()).run().plan().token(),
                    result.trial(),
                    rank,
                    result.values(),
                    result.rung(),
                    result.epochs(),
                    result.bestEpoch(),
                    result.bestValidationPct(),
                    result.validationLoss(),
                    result.trainAccuracyPct(),
                    rank == 1 ? end.accuracyPct() : Double.NaN,
                    rank == 1 ? end.loss() : Double.NaN,
                    seconds,
                    result.status()));
        }
        return rows;
    }
}
