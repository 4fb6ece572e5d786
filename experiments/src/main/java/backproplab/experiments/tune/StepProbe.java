package backproplab.experiments.tune;

import backproplab.datasets.Batch;
import backproplab.datasets.Batches;
import backproplab.experiments.train.Trainer;
import backproplab.network.engine.Engine;

/** How long a training step takes, roughly: what follows is short, and warming up as for a measurement would take longer. */
final class StepProbe {
    private static final int LEAST_STEPS = 2;
    private static final int MOST_STEPS = 20;
    private static final double MOST_SECONDS = 0.5;
    /** The probe is to change nothing but the clock. */
    private static final double NO_RATE = 0;

    private StepProbe() {}

    /**
     * Times steps on a throw-away network.
     *
     * @param engine with its weights
     * @param job its data
     * @return seconds of the fastest step
     */
    static double seconds(Engine engine, Trainer.Job job) {
        double fastest = Double.POSITIVE_INFINITY;
        long started = System.nanoTime();
        try (Batches batches = job.data().epoch(job.loop(), job.seeds(), 1)) {
            Batch batch = batches.next();
            engine.accept(batch.pixels(), batch.labels(), batch.size());
            for (int step = 0; step < LEAST_STEPS || step < MOST_STEPS && since(started) < MOST_SECONDS; step++) {
                long before = System.nanoTime();
                engine.trainStep(NO_RATE);
                fastest = Math.min(fastest, since(before));
            }
        }
        return fastest;
    }

    private static double since(long nanos) {
        return (System.nanoTime() - nanos) / 1e9;
    }
}
