package backproplab.experiments.train;

import backproplab.datasets.Batch;
import backproplab.datasets.Batches;
import backproplab.experiments.engine.Engine;
import backproplab.experiments.engine.EngineKind;
import backproplab.experiments.engine.Engines;
import backproplab.experiments.engine.NetworkSettings;
import backproplab.experiments.weights.Weights;
import java.util.Arrays;
import java.util.List;

/**
 * Training steps on a throw-away copy before anything is measured: they let the JIT compile what will run, tell how long
 * a step takes, and find the thread count at which an engine is fastest.
 */
public final class WarmUp {
    private static final int LEAST_STEPS = 3;
    private static final double SECONDS = 1.0;

    /**
     * What the warm-up found.
     *
     * @param threads the fastest of the thread counts tried
     * @param stepSeconds median time of a training step with it
     */
    public record Result(int threads, double stepSeconds) {}

    private WarmUp() {}

    /**
     * Warms an engine up with each thread count in turn.
     *
     * @param kind which engine
     * @param settings the network
     * @param weights where it starts
     * @param job data and batch size
     * @param threadCounts counts to try, at least one
     * @return the fastest
     */
    public static Result run(
            EngineKind kind, NetworkSettings settings, Weights weights, Trainer.Job job, List<Integer> threadCounts) {
        Result best = null;
        for (int threads : threadCounts) {
            double stepSeconds = stepSeconds(kind, settings, weights, job, threads);
            if (best == null || stepSeconds < best.stepSeconds()) {
                best = new Result(threads, stepSeconds);
            }
        }
        return best;
    }

    private static double stepSeconds(
            EngineKind kind, NetworkSettings settings, Weights weights, Trainer.Job job, int threads) {
        double[] times = new double[4096];
        int steps = 0;
        long started = System.nanoTime();
        try (Engine engine = Engines.create(kind, settings, threads);
                Batches batches = job.data().epoch(job.batchSize(), job.shuffleSeed(), 1)) {
            engine.load(weights);
            Batch batch = batches.next();
            while (steps < times.length && (steps < LEAST_STEPS || System.nanoTime() - started < SECONDS * 1e9)) {
                if (batch == null) {
                    break;
                }
                engine.accept(batch);
                long before = System.nanoTime();
                engine.trainStep();
                times[steps++] = (System.nanoTime() - before) / 1e9;
                batch = batches.next();
            }
        }
        // The first half pays for the compiler.
        double[] later = Arrays.copyOfRange(times, steps / 2, steps);
        Arrays.sort(later);
        return later[later.length / 2];
    }
}
