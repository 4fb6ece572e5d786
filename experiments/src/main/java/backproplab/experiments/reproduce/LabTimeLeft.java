package backproplab.experiments.reproduce;

import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * How long the rest of a run of Lab takes: what its arithmetic says, at the pace of the trainings that are over, divided by how many went on at the same
 * time. What a training that is under way has taken already is taken off.
 */
final class LabTimeLeft {
    private static final double NANOS = 1e9;

    private final LongSupplier clock;
    /** Nominal seconds of what is not over. */
    private final Map<LabUnit, Double> expected = new HashMap<>();
    /** When those under way began. */
    private final Map<LabUnit, Long> running = new HashMap<>();

    private long begin = Long.MAX_VALUE;
    private double doneNominal;
    private double doneSeconds;

    /**
     * Nothing is expected yet.
     *
     * @param clock counts nanoseconds
     */
    LabTimeLeft(LongSupplier clock) {
        this.clock = clock;
    }

    /** It is to be trained, and takes so many seconds by its arithmetic. */
    void expect(LabUnit unit, double nominalSeconds) {
        expected.put(unit, nominalSeconds);
    }

    /** It goes on from now. */
    void started(LabUnit unit) {
        long now = clock.getAsLong();
        begin = Math.min(begin, now);
        running.put(unit, now);
    }

    /** It is over, whether or not it was expected, or said so before. */
    void ended(LabUnit unit) {
        Long from = running.remove(unit);
        Double nominal = expected.remove(unit);
        if (from != null && nominal != null) {
            doneNominal += nominal;
            doneSeconds += since(from);
        }
    }

    /** Of all trainings, in seconds. */
    double all() {
        double pace = doneNominal == 0 ? 1 : doneSeconds / doneNominal;
        double taken = running.values().stream().mapToDouble(this::since).sum();
        double together = doneNominal == 0 ? 1 : Math.max(1, (doneSeconds + taken) / since(begin));
        return expected.entrySet().stream()
                        .mapToDouble(each -> Math.max(0, each.getValue() * pace - taken(each.getKey())))
                        .sum()
                / together;
    }

    private double taken(LabUnit unit) {
        return running.containsKey(unit) ? since(running.get(unit)) : 0;
    }

    private double since(long from) {
        return (clock.getAsLong() - from) / NANOS;
    }
}
