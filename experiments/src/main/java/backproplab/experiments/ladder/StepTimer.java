package backproplab.experiments.ladder;

import backproplab.datasets.Batch;
import backproplab.datasets.Batches;
import backproplab.experiments.train.Trainer;
import backproplab.network.engine.Engine;
import java.util.Arrays;

/**
 * Times training steps of an engine: forward, backward and update, without waiting for data.
 *
 * <p>Every engine gets the same batches from the first on, in the order of the run's seed. A smaller last batch of an epoch is
 * left out, so that all steps are alike.
 */
final class StepTimer implements AutoCloseable {
    /** However many steps are asked for, most are over with the time. */
    private static final int FIRST_ROOM = 1024;

    private final Engine engine;
    private final Trainer.Job job;
    private Batches batches;
    private int epoch;
    private double lastLoss;

    /**
     * A timer before the first batch.
     *
     * @param engine an engine with its weights loaded; the caller closes it
     * @param job data, batch size and order
     */
    StepTimer(Engine engine, Trainer.Job job) {
        this.engine = engine;
        this.job = job;
        nextEpoch();
    }

    /** Runs steps for some time, at least one; how many. */
    int warmUp(double seconds) {
        long started = System.nanoTime();
        int steps = 0;
        do {
            step();
            steps++;
        } while (System.nanoTime() - started < seconds * 1e9);
        return steps;
    }

    /** Times steps until there are {@code most} or the time is over, at least {@value LadderSettings#LEAST_STEPS}; seconds of each. */
    double[] measure(int most, double seconds) {
        double[] times = new double[Math.min(most, FIRST_ROOM)];
        long started = System.nanoTime();
        int steps = 0;
        while (steps < LadderSettings.LEAST_STEPS || steps < most && System.nanoTime() - started < seconds * 1e9) {
            if (steps == times.length) {
                times = Arrays.copyOf(times, Math.min(most, 2 * steps));
            }
            times[steps++] = step();
        }
        return Arrays.copyOf(times, steps);
    }

    /** Whether the latest loss was a finite number. */
    boolean finite() {
        return Double.isFinite(lastLoss);
    }

    private double step() {
        Batch batch = nextFullBatch();
        engine.accept(batch.pixels(), batch.labels(), batch.size());
        long before = System.nanoTime();
        lastLoss = engine.trainStep(job.loop().learningRate());
        return (System.nanoTime() - before) / 1e9;
    }

    private Batch nextFullBatch() {
        Batch batch = batches.next();
        while (batch == null || batch.size() < job.loop().batchSize()) {
            nextEpoch();
            batch = batches.next();
        }
        return batch;
    }

    private void nextEpoch() {
        close();
        batches = job.data().epoch(job.loop(), job.seeds(), ++epoch);
    }

    @Override
    public void close() {
        if (batches != null) {
            batches.close();
        }
    }
}
