package backproplab.experiments.search;

import backproplab.experiments.results.SearchFolder;
import backproplab.experiments.results.TrialRow;
import backproplab.files.failure.UserException;
import backproplab.network.init.Weights;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Trains every trial that the journal has not, rung by rung, and tests the best once, at the end. The table on disk follows the journal
 * while trials end, at most twice a second, and has all of a rung before the next one or the test begins. It depends on the trials only,
 * not on how many run at the same time or on where a search was cut off.
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
    private final LocalTrials local;
    private final TrialRunner runner;

    /**
     * What a search needs.
     *
     * @param settings what all trials have in common
     * @param trials the points, numbered from 1 in this order
     * @param parallelism how trials that are trained here share the cores
     * @param warm what the warm-up found
     * @param remote other machines that train the trials; empty for this one
     */
    public record Work(
            SearchSettings settings,
            List<PreparedTrial> trials,
            Parallelism parallelism,
            SearchEstimate warm,
            Optional<RemoteSearch> remote) {}

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
        local = new LocalTrials(work, folder, listener);
        for (TrialResult result : journal.results()) {
            int number = result.trial();
            boolean known = number >= 1 && number <= trials.size();
            if (!known || !trial(number).trial().values().equals(result.values())) {
                throw UserException.data(
                        "Damaged journal: trial " + number + " in " + folder.path() + " has the values "
                                + result.values()
                                + (known ? ", and not " + trial(number).trial().values() : "")
                                + ": another version of Backprop Lab drew them.\nStart the search again without --resume.");
            }
        }
        runner = work.remote().map(this::elsewhere).orElse(local);
    }

    private TrialRunner elsewhere(RemoteSearch machines) {
        return new RemoteTrials(
                machines, settings, trials.get(0).run().job().data().source(), best, listener);
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
        for (SearchRung rung : settings.rungs()) {
            if (!candidates.isEmpty()) {
                compete(rung, candidates);
                candidates = bestOf(rung, candidates);
            }
        }
        Optional<TrialTrainer.Trained> again = trainAgain();
        SearchEnd end = test(again);
        List<TrialRow> rows = tables.finish(end, again.map(TrialTrainer.Trained::result));
        folder.publish().forEach(listener::warning);
        journal.finish(end).ifPresent(listener::warning);
        return rows;
    }

    private void compete(SearchRung rung, List<PreparedTrial> candidates) {
        List<PreparedTrial> left = candidates.stream()
                .filter(trial ->
                        journal.result(trial.trial().number(), rung.number()).isEmpty())
                .toList();
        tables.update();
        SearchRung actual = new SearchRung(rung.number(), rung.epochs(), candidates.size());
        listener.rungStarted(actual, settings.rungs().size());
        int[] ended = {candidates.size() - left.size()};
        runner.run(left, rung, trained -> {
            journal.add(trained.result());
            tables.update();
            best.offer(trained);
            listener.trialEnded(trained.result(), ++ended[0], actual, best.result());
            warm.trialEnded(rung, trained.seconds());
            listener.timeLeft(warm.left());
        });
        warm.ended(rung);
        tables.write();
    }

    /** Those that go on to the next rung, in the order of their numbers; none after the last. */
    private List<PreparedTrial> bestOf(SearchRung rung, List<PreparedTrial> candidates) {
        if (rung.number() == settings.rungs().size()) {
            return List.of();
        }
        List<TrialResult> results = candidates.stream()
                .map(trial ->
                        journal.result(trial.trial().number(), rung.number()).orElseThrow())
                .toList();
        return TrialRanking.of(results).stream()
                .filter(result -> result.status().finished())
                .limit(settings.rungs().get(rung.number()).trials())
                .map(TrialResult::trial)
                .sorted()
                .map(this::trial)
                .toList();
    }

    /** Trains the winner a second time, here, if its weights are not here; empty if there is no need. */
    private Optional<TrialTrainer.Trained> trainAgain() {
        TrialResult first = best.result();
        if (!first.status().finished()) {
            return Optional.empty();
        }
        boolean needed = !best.hasWeights();
        listener.testStarted(first, needed ? Optional.of(whyAgain(first)) : Optional.empty());
        if (!needed) {
            return Optional.empty();
        }
        TrialTrainer.Trained again =
                local.trainAlone(trial(first.trial()), settings.rungs().get(first.rung() - 1));
        if (!again.result().status().finished()) {
            throw UserException.environment(
                    "Trial " + first.trial() + ", the best, could not be trained again to be tested: "
                            + again.result().message() + ".");
        }
        if (!again.result().equalNumbers(first)) {
            listener.warning(different(first, again.result()));
        }
        return Optional.of(again);
    }

    private String whyAgain(TrialResult first) {
        return best.cameWithoutWeights() && !first.host().isEmpty()
                ? "its weights were too large to be sent, or to be kept here, so that they stayed on " + first.host()
                : "its weights were not kept, since the search was cut off or another trial was ahead of it";
    }

    private static String different(TrialResult first, TrialResult again) {
        return String.format(
                Locale.ROOT,
                "Trial %d, trained again, came to a validation accuracy of %.4f %% in epoch %d, not of %.4f %% in epoch %d.\n"
                        + "Its row has the new numbers, whose weights are tested; it keeps the rank of the old ones.",
                first.trial(),
                again.bestValidationPct(),
                again.bestEpoch(),
                first.bestValidationPct(),
                first.bestEpoch());
    }

    private SearchEnd test(Optional<TrialTrainer.Trained> again) {
        Optional<Weights> weights = again.isPresent() ? again.get().weights().map(Supplier::get) : best.weights();
        if (weights.isEmpty()) {
            return SearchEnd.UNTESTED;
        }
        TrialResult tested = again.map(TrialTrainer.Trained::result).orElse(best.result());
        PreparedTrial winner = trial(tested.trial());
        BestTrial.save(winner, tested, settings.engine(), weights.get(), folder).ifPresent(listener::warning);
        listener.testStarted(winner.run().job().data().source().test().size());
        return BestTrial.test(winner, settings.engine(), parallelism.plan(1), weights.get(), listener::tested);
    }
}
