package backproplab.experiments.search;

import backproplab.datasets.TrainTest;
import backproplab.experiments.engine.EngineKind;
import backproplab.files.failure.OptionException;
import backproplab.files.option.Ranges;
import backproplab.network.engine.ThreadPlan;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * How trials share the cores. One thread for each of several trials is faster than several threads for one after the other, since
 * small networks leave threads waiting for each other.
 *
 * @param trials how many run at the same time
 * @param threads how many each of them has
 */
public record Parallelism(int trials, int threads) {

    /**
     * Divides the cores: what the user leaves open is chosen so that all cores work.
     *
     * @param kind which engine
     * @param parallel trials at the same time, if the user said so
     * @param threads threads of each, if the user said so
     * @param cores how many there are
     * @return at least one of each
     * @throws OptionException if the user wants more threads than there are cores
     */
    public static Parallelism choose(EngineKind kind, OptionalInt parallel, OptionalInt threads, int cores) {
        parallel.ifPresent(trials -> Ranges.atLeast("--parallel", 1, trials));
        if (kind.framework()) {
            if (parallel.orElse(1) > 1) {
                throw new OptionException(
                        "--parallel " + parallel.getAsInt() + " is not possible with --engines " + kind.token()
                                + ": its trials would share one pool of threads.\nLeave --parallel out.",
                        "--parallel",
                        "--engines");
            }
            return new Parallelism(1, threads.orElse(cores));
        }
        int trials = parallel.orElse(Math.max(1, cores / threads.orElse(1)));
        int each = threads.orElse(Math.max(1, cores / trials));
        if (trials > 1 && (long) trials * each > cores) {
            throw new OptionException(
                    "--parallel " + trials + " with --threads " + each + " each needs more than the " + cores
                            + " cores of this machine.\nUse a smaller --parallel or --threads.",
                    "--parallel",
                    "--threads");
        }
        return new Parallelism(trials, each);
    }

    /**
     * Lowers the number of trials at the same time until they fit the heap together, beside the images that they share, and gives their
     * threads to the others.
     *
     * @param kind which engine
     * @param prepared all trials
     * @param heap in bytes
     * @return the same if all is well; one trial at a time may still be too large
     */
    public Parallelism within(EngineKind kind, List<PreparedTrial> prepared, long heap) {
        int most = Math.max(1, Math.min(trials, prepared.size()));
        long free = heap - imageBytes(prepared.get(0).run().job().data().source());
        while (most > 1 && !fits(kind, prepared, free / most)) {
            most--;
        }
        return new Parallelism(most, Math.max(threads, trials * threads / most));
    }

    /** A byte for each pixel of each channel. */
    static long imageBytes(TrainTest images) {
        return Stream.of(images.train(), images.test())
                .mapToLong(part -> (long) part.size() * part.featuresPerSample())
                .sum();
    }

    private static boolean fits(EngineKind kind, List<PreparedTrial> prepared, long heap) {
        return prepared.stream()
                .allMatch(trial -> trial.run().tooLarge(kind, heap).isEmpty());
    }

    /** Threads of each when only so many are left to run. */
    ThreadPlan plan(int running) {
        int together = Math.max(1, Math.min(running, trials));
        return ThreadPlan.all(Math.max(threads, trials * threads / together));
    }

    /**
     * For people.
     *
     * @return for example {@code 2 at a time, 1 thread each}
     */
    public String words() {
        return trials + " at a time, " + threads + (threads == 1 ? " thread" : " threads") + " each";
    }
}
