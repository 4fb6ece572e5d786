package backproplab.experiments.search;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The order of trials, the best first: those that finished before those that did not; of these, those that came to a later rung; then
 * by best validation accuracy, by the loss of that epoch, and by number.
 */
public final class TrialRanking {
    private static final Comparator<TrialResult> BEST_FIRST = Comparator.comparing(
                    (TrialResult result) -> !result.status().finished())
            .thenComparing(result -> -result.rung())
            .thenComparing(result -> descending(result.bestValidationPct()))
            .thenComparing(TrialResult::validationLoss)
            .thenComparing(TrialResult::trial);

    private TrialRanking() {}

    /** NaN is last in either direction. */
    private static double descending(double value) {
        return Double.isNaN(value) ? Double.POSITIVE_INFINITY : -value;
    }

    /** Whether one of two different trials ranks before the other. */
    static boolean before(TrialResult one, TrialResult other) {
        return BEST_FIRST.compare(one, other) < 0;
    }

    /**
     * Ranks trials by their last rung.
     *
     * @param results of any rungs, in any order
     * @return the last result of each trial, the best first
     */
    public static List<TrialResult> of(Collection<TrialResult> results) {
        Map<Integer, TrialResult> last = new LinkedHashMap<>();
        for (TrialResult result : results) {
            last.merge(result.trial(), result, (one, two) -> two.rung() > one.rung() ? two : one);
        }
        return last.values().stream().sorted(BEST_FIRST).toList();
    }
}
