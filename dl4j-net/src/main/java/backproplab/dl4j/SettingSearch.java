package backproplab.dl4j;

import backproplab.dl4j.tune.Contest;
import backproplab.dl4j.tune.NetworkMode;
import backproplab.network.engine.ThreadPlan;
import backproplab.network.engine.TriedSetting;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * Finds the threads and the {@link NetworkMode} with which a network trains fastest.
 *
 * <p>Waiting threads of ND4J's operations and of OpenBLAS spin and so take processors from each other. On few cores it can
 * be faster to give all threads to one of the two; which one depends on the network. Modes are tried after that, one by one, since each needs a network of its own.
 */
final class SettingSearch {

    /** Any: the time of a step does not depend on it. */
    private static final double RATE = 1e-3;

    /** Another mode than the usual one must be faster by this factor, lest it be chosen by noise. */
    private static final double CLEARLY = 0.95;

    private final Dl4jEngine throwAway;
    private final List<TriedSetting> tried = new ArrayList<>();

    /**
     * A search.
     *
     * @param throwAway network with a loaded batch; it is trained, so it must be a copy that nobody needs
     */
    SettingSearch(Dl4jEngine throwAway) {
        this.throwAway = throwAway;
    }

    /**
     * Times training steps with (n, n), (1, n), (n, 1) and (1, 1) threads, then with other modes; applies the fastest threads to the calling thread, and the fastest
     * mode to networks of this kind that are built from now on. On a GPU nothing is to be chosen.
     *
     * @param threads n, at least 1
     * @return the threads now in force
     * @throws IllegalArgumentException if threads is below 1
     */
    ThreadPlan run(int threads) {
        if (Dl4jBackend.onGpu()) {
            return Dl4jBackend.threads();
        }
        Map<ThreadPlan, Double> times = Contest.rounds(candidates(threads), Dl4jBackend::setThreads, step(throwAway));
        ThreadPlan best = Contest.best(times);
        times.forEach((plan, ms) -> tried.add(new TriedSetting(text(throwAway.mode(), plan), ms)));
        Dl4jBackend.setThreads(best);
        throwAway.chooseMode(fastestMode(best));
        return best;
    }

    /** Every setting with the milliseconds of its fastest step, in the order in which they were tried. */
    List<TriedSetting> tried() {
        return List.copyOf(tried);
    }

    private static Set<ThreadPlan> candidates(int n) {
        return new LinkedHashSet<>(
                List.of(new ThreadPlan(n, n), new ThreadPlan(1, n), new ThreadPlan(n, 1), new ThreadPlan(1, 1)));
    }

    private NetworkMode fastestMode(ThreadPlan threads) {
        NetworkMode usual = throwAway.mode();
        Map<NetworkMode, Double> times = new LinkedHashMap<>();
        for (NetworkMode mode : NetworkMode.candidates()) {
            if (mode.equals(usual)) {
                times.put(mode, Contest.turn(step(throwAway)));
            } else {
                try (Dl4jEngine other = throwAway.copy(mode)) {
                    times.put(mode, Contest.turn(step(other)));
                }
            }
        }
        times.forEach((mode, ms) -> {
            if (!mode.equals(usual)) {
                tried.add(new TriedSetting(text(mode, threads), ms));
            }
        });
        NetworkMode best = Contest.best(times);
        return times.get(best) < CLEARLY * times.get(usual) ? best : usual;
    }

    static String text(NetworkMode mode, ThreadPlan threads) {
        return mode + ", omp " + threads.workers() + " blas " + threads.blas();
    }

    private static LongSupplier step(Dl4jEngine net) {
        return () -> {
            long before = System.nanoTime();
            net.trainStep(RATE);
            return System.nanoTime() - before;
        };
    }
}
