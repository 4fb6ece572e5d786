package backproplab.experiments.reproduce;

import backproplab.experiments.results.ComparisonRow;
import backproplab.experiments.train.RunResult;
import backproplab.experiments.train.RunStatus;
import java.util.Collection;
import java.util.List;

/**
 * How the trainings and numeric checks of a run of Lab ended, each engine and seed counted for itself.
 *
 * @param runs how many there were
 * @param finished how many of them came to a regular end
 * @param skipped how many were not started, for want of memory
 */
public record LabOutcome(int runs, int finished, int skipped) {

    /** Of all trainings and of so many checks, which always come to an end. */
    static LabOutcome of(Collection<List<ComparisonRow>> trainings, int checks) {
        List<RunResult> all = trainings.stream()
                .flatMap(List::stream)
                .flatMap(row -> row.results().values().stream())
                .toList();
        int finished = (int) all.stream().filter(run -> run.status().finished()).count();
        int skipped = (int)
                all.stream().filter(run -> run.status() == RunStatus.SKIPPED).count();
        return new LabOutcome(all.size() + checks, finished + checks, skipped);
    }

    /**
     * Whether nothing could even be started, for want of memory.
     *
     * @return false if there was nothing to start
     */
    public boolean noMemory() {
        return runs > 0 && skipped == runs;
    }
}
