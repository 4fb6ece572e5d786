package backproplab.experiments.search;

import java.util.HashMap;
import java.util.Map;

/**
 * How many bytes of weights may be on their way to this process, or wait in it, at the same time: many machines that all send large ones would
 * fill its heap. Who gets nothing of it leaves its weights where they are.
 */
final class WeightBudget {
    private final Map<Integer, Long> taken = new HashMap<>();
    private long left;

    WeightBudget(long bytes) {
        left = bytes;
    }

    /** Whether a trial may send so many; then they are taken. */
    synchronized boolean take(int trial, long bytes) {
        if (bytes > left) {
            return false;
        }
        left -= bytes;
        taken.put(trial, bytes);
        return true;
    }

    /** A trial's weights are kept, or gone. */
    synchronized void give(int trial) {
        Long bytes = taken.remove(trial);
        left += bytes == null ? 0 : bytes;
    }
}
