package backproplab.dl4j;

import backproplab.network.engine.ThreadPlan;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds the numbers of threads with which a network trains fastest.
 *
 * <p>Waiting threads of ND4J's operations and of OpenBLAS spin and so take processors from each other. On few cores it can
 * be faster to give all threads to one of the two; which one depends on the network.
 */
final class ThreadTuner {

    /** Any: the time of a step does not depend on it. */
    private static final double RATE = 1e-3;

    private static final int ROUNDS = 3;
    private static final int WARM_UP_STEPS = 2;
    private static final int MIN_STEPS = 5;
    private static final long SLOW_STEP_NANOS = 300_000_000;
    private static final long MIN_NANOS = 100_000_000;

    private ThreadTuner() {}

    /**
     * Times training steps with (n, n), (1, n), (n, 1) and (1, 1) threads, in turn and three times over, keeps the setting with the
     * lowest median and applies it to the calling thread. Takes about a second, or some 60 steps if that is longer.
     *
     * @param throwAway network with a loaded batch; it is trained, so it must be a copy that nobody needs
     * @param threads   n, at least 1
     * @return the setting now in force
     * @throws IllegalArgumentException if threads is below 1
     */
    static ThreadPlan fastest(Dl4jEngine throwAway, int threads) {
        // A GPU's work does not depend on them.
        List<ThreadPlan> candidates =
                Dl4jBackend.onGpu() ? List.of(Dl4jBackend.threads()) : List.copyOf(candidates(threads));
        ThreadPlan best = candidates.get(0);
        if (candidates.size() > 1) {
            double bestNanos = Double.POSITIVE_INFINITY;
            // Where one step takes long, one is enough: neither noise nor the compiler weighs much in it.
            boolean slow = timedStep(throwAway) > SLOW_STEP_NANOS;
            for (int round = 0; round < (slow ? 1 : ROUNDS); round++) {
                for (ThreadPlan candidate : candidates) {
                    Dl4jBackend.setThreads(candidate);
                    double nanos = slow ? timedStep(throwAway) : medianStep(throwAway);
                    if (nanos < bestNanos) {
                        bestNanos = nanos;
                        best = candidate;
                    }
                }
            }
        }
        Dl4jBackend.setThreads(best);
        return best;
    }

    private static Set<ThreadPlan> candidates(int n) {
        return new LinkedHashSet<>(
                List.of(new ThreadPlan(n, n), new ThreadPlan(1, n), new ThreadPlan(n, 1), new ThreadPlan(1, 1)));
    }

    private static long timedStep(Dl4jEngine net) {
        long before = System.nanoTime();
        net.trainStep(RATE);
        return System.nanoTime() - before;
    }

    private static double medianStep(Dl4jEngine net) {
        for (int i = 0; i < WARM_UP_STEPS; i++) {
            net.trainStep(RATE);
        }
        long[] nanos = new long[MIN_STEPS];
        int count = 0;
        long start = System.nanoTime();
        while (count < MIN_STEPS || System.nanoTime() - start < MIN_NANOS) {
            if (count == nanos.length) {
                nanos = Arrays.copyOf(nanos, 2 * count);
            }
            nanos[count++] = timedStep(net);
        }
        Arrays.sort(nanos, 0, count);
        return nanos[count / 2];
    }
}
