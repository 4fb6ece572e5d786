package backproplab.experiments.search;

import backproplab.experiments.results.SearchFolder;
import backproplab.experiments.results.TrialRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keeps the table on disk up to date with the journal; ranks change with every trial, so it is always written whole. */
final class SearchTables {
    /** Thousands of short trials are not to wait for the disk; the journal has them all. */
    private static final long LEAST_NANOS = 500_000_000;

    private final SearchSettings settings;
    private final List<PreparedTrial> trials;
    private final Journal journal;
    private final SearchFolder folder;
    private long nextNanos = System.nanoTime();

    SearchTables(SearchSettings settings, List<PreparedTrial> trials, Journal journal, SearchFolder folder) {
        this.settings = settings;
        this.trials = trials;
        this.journal = journal;
        this.folder = folder;
    }

    /** Writes the table, unless that was just done. */
    void update() {
        if (System.nanoTime() - nextNanos >= 0) {
            write();
        }
    }

    /** Writes the table as it is now. */
    void write() {
        folder.table(settings.options(), rows(SearchEnd.UNTESTED, Optional.empty()));
        nextNanos = System.nanoTime() + LEAST_NANOS;
    }

    /**
     * Writes the table that stays.
     *
     * @param end the best trial's test
     * @param again what the best trial left when it was trained a second time, with whose weights it was tested
     */
    List<TrialRow> finish(SearchEnd end, Optional<TrialResult> again) {
        List<TrialRow> rows = rows(end, again);
        folder.table(settings.options(), rows);
        return rows;
    }

    private List<TrialRow> rows(SearchEnd end, Optional<TrialResult> again) {
        TrialRow.Search search = new TrialRow.Search(
                folder.runId(),
                settings.task(),
                trials.get(0).run().job().data().source().train().name(),
                settings.method(),
                settings.engine().token(),
                settings.seed());
        Map<Integer, Double> seconds = new HashMap<>();
        for (TrialResult result : journal.results()) {
            if (Double.isFinite(result.trainSeconds())) {
                seconds.merge(result.trial(), result.trainSeconds(), Double::sum);
            }
        }
        List<TrialRow> rows = new ArrayList<>();
        for (TrialResult ranked : TrialRanking.of(journal.results())) {
            int rank = rows.size() + 1;
            TrialResult result = rank == 1 ? again.orElse(ranked) : ranked;
            rows.add(new TrialRow(
                    search,
                    trials.get(result.trial() - 1).run().plan().token(),
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
                    seconds.getOrDefault(result.trial(), Double.NaN),
                    result.status(),
                    result.host()));
        }
        return rows;
    }
}
