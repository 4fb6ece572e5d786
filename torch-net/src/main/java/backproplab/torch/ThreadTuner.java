package backproplab.torch;

import backproplab.network.engine.ThreadPlan;
import backproplab.network.engine.TriedSetting;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;

/**
 * Finds the number of threads with which a network trains fastest: all, half of them (two threads of a core share its arithmetic) or one,
 * since on small networks waiting for each other takes longer than the work. Fastest steps are compared: other work on a machine only
 * ever makes a step slower.
 *
 * <p>What else an expert would try, and why it is not tried here: threads between operations ({@code interop}), which only divide
 * graphs of TorchScript, and no step has one; {@code channels_last}, within 10 % of PyTorch's own order on all six workloads (one
 * thread, processor time, AMD EPYC) and a matter of {@link ImageLayout#VARIABLE}; fused and {@code foreach} optimizers, which DJL
 * does not offer; an allocator that keeps what it has, which is glibc's to be
 * told by {@code MALLOC_MMAP_THRESHOLD_} and {@code MALLOC_TRIM_THRESHOLD_} before the process starts, and took 0 to 12 % off.
 */
final class ThreadTuner {

    /** Any: the time of a step does not depend on it. */
    private static final double RATE = 1e-3;

    private static final int ROUNDS = 3;
    private static final long NANOS_PER_TURN = 100_000_000;
    private static final double NANOS_PER_MS = 1e6;

    /** Nanoseconds of the fastest step, in the order in which they were tried. */
    private final Map<ThreadPlan, Long> fastest = new LinkedHashMap<>();

    /**
     * Times training steps with n threads, with n / 2 and with one, and applies the fastest to the calling thread. Takes about a second,
     * or 18 steps if that is longer.
     *
     * @param throwAway network with an accepted batch; it is trained, so it must be a copy that nobody needs
     * @param threads   n, at least 1
     * @return the setting now in force
     * @throws IllegalArgumentException if threads is below 1
     */
    ThreadPlan fastest(TorchEngine throwAway, int threads) {
        ThreadPlan best = fastest(candidates(threads), TorchBackend::setThreads, () -> timedStep(throwAway));
        TorchBackend.setThreads(best);
        return best;
    }

    static List<ThreadPlan> candidates(int threads) {
        return IntStream.of(threads, Math.max(threads / 2, 1), 1)
                .distinct()
                .mapToObj(ThreadPlan::all)
                .toList();
    }

    /**
     * The candidates take turns, three each, so that a slow second hits all of them. The first step of a turn does not count: it pays for
     * threads that start, and the very first of all for much more. One of several that are equal is the first.
     */
    ThreadPlan fastest(List<ThreadPlan> candidates, Consumer<ThreadPlan> apply, LongSupplier stepNanos) {
        for (int round = 0; candidates.size() > 1 && round < ROUNDS; round++) {
            for (ThreadPlan candidate : candidates) {
                apply.accept(candidate);
                fastest.merge(candidate, turn(stepNanos), Math::min);
            }
        }
        return fastest.entrySet().stream()
                .min(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(candidates.get(0));
    }

    /** What was compared, with the milliseconds of its fastest step; nothing where there was nothing to choose. */
    List<TriedSetting> tried() {
        return fastest.entrySet().stream()
                .map(each -> new TriedSetting("threads " + each.getKey().workers(), each.getValue() / NANOS_PER_MS))
                .toList();
    }

    /** The fastest of the steps of 0.1 s, at least one. */
    private static long turn(LongSupplier stepNanos) {
        stepNanos.getAsLong();
        long least = Long.MAX_VALUE;
        for (long spent = 0; spent < NANOS_PER_TURN; ) {
            long nanos = stepNanos.getAsLong();
            spent += nanos;
            least = Math.min(least, nanos);
        }
        return least;
    }

    private static long timedStep(TorchEngine net) {
        long before = System.nanoTime();
        net.trainStep(RATE);
        return System.nanoTime() - before;
    }
}
