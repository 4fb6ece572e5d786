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
 * be faster to give all threads to one of the two; which one depends on the network. Modes are tried after that, one by one, since each needs a network of its own. oneDNN computes with threads of its own kind, so what
 * suits a network without its helpers need not suit it with them: the two best splits are tried for both.
 */
final class SettingSearch {

    /** Any: the time of a step does not depend on it. */
    private static final double RATE = 1e-3;

    /** Another mode than the usual one must be faster by this factor, lest it be chosen by noise. */
    private static final double CLEARLY = 0.95;

    /** How many splits of threads the other setting of the helpers is tried with. */
    private static final int SPLITS = 2;

    /**
     * Mode and threads.
     *
     * @param mode    how the network is built
     * @param threads what it trains with
     */
    record Setting(NetworkMode mode, ThreadPlan threads) {
        @Override
        public String toString() {
            return text(mode, threads);
        }
    }

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
     * Times training steps with (n, n), (1, n), (n, 1) and (1, 1) threads, then in other modes; applies the fastest threads to the calling thread, and the fastest
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
        Set<ThreadPlan> splits = candidates(threads);
        warm(throwAway);
        Map<ThreadPlan, Double> times = Contest.rounds(splits, Dl4jBackend::setThreads, step(throwAway));
        times.forEach((split, ms) -> tried.add(new TriedSetting(text(throwAway.mode(), split), ms)));
        Setting fastest = fastest(times);
        Dl4jBackend.setThreads(fastest.threads());
        throwAway.chooseMode(fastest.mode());
        return fastest.threads();
    }

    /** Every setting with the milliseconds of its fastest step, in the order in which they were tried. */
    List<TriedSetting> tried() {
        return List.copyOf(tried);
    }

    private static Set<ThreadPlan> candidates(int n) {
        return new LinkedHashSet<>(
                List.of(new ThreadPlan(n, n), new ThreadPlan(1, n), new ThreadPlan(n, 1), new ThreadPlan(1, 1)));
    }

    /** What the threads were found with stays in the contest; every other mode has two turns. */
    private Setting fastest(Map<ThreadPlan, Double> splits) {
        List<ThreadPlan> ranked = Contest.ranked(splits);
        Setting usual = new Setting(throwAway.mode(), ranked.get(0));
        Map<Setting, Double> times = new LinkedHashMap<>();
        times.put(usual, Math.min(splits.get(usual.threads()), turn(usual, throwAway)));
        for (Setting setting : others(throwAway.mode(), NetworkMode.candidates(), ranked)) {
            try (Dl4jEngine other = throwAway.copy(setting.mode())) {
                warm(other);
                times.put(setting, Math.min(turn(setting, other), turn(setting, other)));
                tried.add(new TriedSetting(setting.toString(), times.get(setting)));
            }
        }
        Setting best = Contest.best(times);
        return times.get(best) < CLEARLY * times.get(usual) ? best : usual;
    }

    /**
     * What is to be tried once the threads are known.
     *
     * @param usual  the mode in which they were found
     * @param modes  what can be chosen; the usual one is left out
     * @param ranked splits of threads, the fastest first
     * @return each mode with the fastest split; those with the other setting of the helpers with the second too
     */
    static List<Setting> others(NetworkMode usual, List<NetworkMode> modes, List<ThreadPlan> ranked) {
        List<Setting> settings = new ArrayList<>();
        for (NetworkMode mode : modes) {
            if (!mode.equals(usual)) {
                ranked.stream()
                        .limit(mode.helpers() == usual.helpers() ? 1 : SPLITS)
                        .forEach(split -> settings.add(new Setting(mode, split)));
            }
        }
        return settings;
    }

    private static double turn(Setting setting, Dl4jEngine net) {
        Dl4jBackend.setThreads(setting.threads());
        return Contest.turn(step(net));
    }

    /** A network's first step reserves its memory and is not like any other. */
    private static void warm(Dl4jEngine net) {
        net.trainStep(RATE);
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
