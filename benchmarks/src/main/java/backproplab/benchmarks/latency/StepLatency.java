package backproplab.benchmarks.latency;

import backproplab.benchmarks.work.PreparedStep;
import backproplab.benchmarks.work.StepEngine;
import backproplab.benchmarks.work.Workload;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Times steps one by one, which JMH's averages cannot show, and counts what they allocate. A {@code main} of its own, so that
 * the process does nothing else.
 *
 * <p>Between the two readings of the counters nothing runs but steps and {@link System#nanoTime}; times go to an array that
 * stands before. The warm-up takes seconds, and a hundred steps if they fit, for the compiler must have finished: code that it has not seen yet
 * is slow and boxes vectors.
 */
public final class StepLatency {
    private static final int FEWEST_STEPS = 10;
    private static final double WARM_UP_SECONDS = 5;
    /** A loop is compiled after some 40,000 rounds; in the deepest network one has 500 a step, which makes 80 steps. */
    private static final int WARM_UP_STEPS = 100;

    private static final double NANOS_PER_MS = 1e6;
    private static final double NANOS_PER_S = 1e9;

    private StepLatency() {}

    /**
     * Measures and writes a {@link LatencyResult} as JSON.
     *
     * @param arguments engine and workload (names of the enum constants), threads, steps, most seconds, file to write
     * @throws IOException if the file cannot be written
     */
    public static void main(String[] arguments) throws IOException {
        StepEngine engine = StepEngine.valueOf(arguments[0]);
        Workload workload = Workload.valueOf(arguments[1]);
        try (PreparedStep step = PreparedStep.of(engine, workload, Integer.parseInt(arguments[2]))) {
            LatencyResult result = measure(step, Integer.parseInt(arguments[3]), Double.parseDouble(arguments[4]));
            new ObjectMapper().writeValue(Path.of(arguments[5]).toFile(), result);
        }
    }

    /**
     * Warms up, then times every step.
     *
     * @param step what to time
     * @param steps how many at most
     * @param seconds after which fewer steps, but at least 10, must do
     * @return the times' middle and upper end
     */
    static LatencyResult measure(PreparedStep step, int steps, double seconds) {
        long[] nanos = new long[steps];
        warmUp(step, nanos, seconds);
        System.gc();
        long bytesBefore = Allocation.bytes();
        // What reading the counter allocates by itself.
        long ownBytes = Allocation.bytes() - bytesBefore;
        long collectionsBefore = Allocation.collections();
        bytesBefore = Allocation.bytes();
        int count = time(step, nanos, seconds);
        long bytes = Allocation.bytes() - bytesBefore - ownBytes;
        long collections = Allocation.collections() - collectionsBefore;
        Arrays.sort(nanos, 0, count);
        return new LatencyResult(
                step.facts(),
                count,
                percentile(nanos, count, 50),
                percentile(nanos, count, 99),
                nanos[count - 1] / NANOS_PER_MS,
                Math.max(bytes, 0) / (double) count,
                collections);
    }

    /** Steps like those that will be timed, for five seconds, and on to a hundred steps within the time that the timed ones may take. */
    private static void warmUp(PreparedStep step, long[] nanos, double seconds) {
        double once = Math.min(seconds, WARM_UP_SECONDS);
        long start = System.nanoTime();
        int steps = 0;
        double passed;
        do {
            steps += time(step, nanos, once);
            passed = (System.nanoTime() - start) / NANOS_PER_S;
        } while (passed < once || steps < WARM_UP_STEPS && passed < seconds);
    }

    private static int time(PreparedStep step, long[] nanos, double seconds) {
        long start = System.nanoTime();
        long end = start + (long) (seconds * NANOS_PER_S);
        long before = start;
        for (int i = 0; i < nanos.length; i++) {
            step.run();
            long after = System.nanoTime();
            nanos[i] = after - before;
            before = after;
            if (after > end && i + 1 >= Math.min(FEWEST_STEPS, nanos.length)) {
                return i + 1;
            }
        }
        return nanos.length;
    }

    /** Nearest rank: the smallest time that at least {@code percent} of all do not exceed. */
    static double percentile(long[] sorted, int count, int percent) {
        int rank = (int) Math.ceil(count * percent / 100.0);
        return sorted[Math.max(rank, 1) - 1] / NANOS_PER_MS;
    }
}
