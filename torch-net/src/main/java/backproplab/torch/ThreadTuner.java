package backproplab.torch;

import backproplab.network.engine.ThreadPlan;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Finds the number of threads with which a network trains fastest: all, or one, since on small networks waiting for each other takes
 * longer than the work.
 *
 * <p>What else an expert would try, and why it is not tried here: threads between operations ({@code interop}), which only divide
 * graphs of TorchScript, and no step has one; {@code channels_last}, within 10 % of PyTorch's own order on all six workloads (one
 * thread, processor time, AMD EPYC) and a matter of {@link ImageLayout#VARIABLE}; fused and {@code foreach} optimizers, which DJL
 * does not offer, for an update that is two passes over each tensor; an allocator that keeps what it has, which is glibc's to be
 * told by {@code MALLOC_MMAP_THRESHOLD_} and {@code MALLOC_TRIM_THRESHOLD_} before the process starts, and took 0 to 12 % off.
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
     * Times training steps with n threads and with one, in turn and three times over, keeps the setting with the lowest median and
     * applies it to the calling thread. Takes half a second, or some 30 steps if that is longer.
     *
     * @param throwAway network with an accepted batch; it is trained, so it must be a copy that nobody needs
     * @param threads   n, at least 1
     * @return the setting now in force
     * @throws IllegalArgumentException if threads is below 1
     */
    static ThreadPlan fastest(TorchEngine throwAway, int threads) {
        List<ThreadPlan> candidates =
                IntStream.of(threads, 1).distinct().mapToObj(ThreadPlan::all).toList();
        ThreadPlan best = candidates.get(0);
        if (candidates.size() > 1) {
            double bestNanos = Double.POSITIVE_INFINITY;
            // Where one step takes long, one is enough: neither noise nor the compiler weighs much in it.
            boolean slow = timedStep(throwAway) > SLOW_STEP_NANOS;
            for (int round = 0; round < (slow ? 1 : ROUNDS); round++) {
                for (ThreadPlan candidate : candidates) {
                    TorchBackend.setThreads(candidate);
                    double nanos = slow ? timedStep(throwAway) : medianStep(throwAway);
                    if (nanos < bestNanos) {
                        bestNanos = nanos;
                        best = candidate;
                    }
                }
            }
        }
        TorchBackend.setThreads(best);
        return best;
    }

    private static long timedStep(TorchEngine net) {
        long before = System.nanoTime();
        net.trainStep(RATE);
        return System.nanoTime() - before;
    }

    private static double medianStep(TorchEngine net) {
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
