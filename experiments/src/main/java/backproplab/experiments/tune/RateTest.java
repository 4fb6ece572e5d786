package backproplab.experiments.tune;

import backproplab.datasets.Batch;
import backproplab.datasets.Batches;
import backproplab.experiments.train.LoopSettings;
import backproplab.experiments.train.Trainer;
import backproplab.network.engine.Engine;

/**
 * The learning-rate range test: trains on the batches that a training would have, while the rate grows from {@value #FIRST_RATE} to {@value #LAST_RATE}
 * by equal factors over one epoch, or over {@value #LEAST_STEPS} steps where an epoch has fewer. It ends early when nothing more is to be
 * learned.
 */
public final class RateTest {
    /** Rate of the first step: {@value}. */
    public static final double FIRST_RATE = 1e-7;
    /** Rate of the last step: {@value}. */
    public static final double LAST_RATE = 10;
    /** With fewer steps the rate would jump: {@value}. */
    public static final int LEAST_STEPS = 100;

    private RateTest() {}

    /**
     * How many steps a test has if nothing ends it early.
     *
     * @param job data and batch size
     * @return those of one epoch, but at least {@value #LEAST_STEPS}
     */
    public static int steps(Trainer.Job job) {
        return Math.max(LEAST_STEPS, job.data().stepsPerEpoch(wholeBatches(job)));
    }

    /** A last batch of a few images has a loss of its own, which would look like what the rate did. */
    private static LoopSettings wholeBatches(Trainer.Job job) {
        return job.loop().withDropLast(true);
    }

    /**
     * Makes the test.
     *
     * @param engine with the weights that a training would begin with; it is of no more use then
     * @param job data, batch size, changes of images and seeds; its rate, schedule and epochs are not looked at
     * @return the losses
     */
    public static RateCurve run(Engine engine, Trainer.Job job) {
        int steps = steps(job);
        RateCurve curve = new RateCurve(steps);
        GrowingRate rates = new GrowingRate(FIRST_RATE, LAST_RATE, steps);
        for (int epoch = 1; curve.end() == null; epoch++) {
            epoch(engine, job, epoch, rates, curve);
        }
        return curve;
    }

    private static void epoch(Engine engine, Trainer.Job job, int epoch, GrowingRate rates, RateCurve curve) {
        try (Batches batches = job.data().epoch(wholeBatches(job), job.seeds(), epoch)) {
            for (Batch batch = batches.next(); batch != null && curve.end() == null; batch = batches.next()) {
                double rate = rates.at(curve.points().size() + 1);
                engine.accept(batch.pixels(), batch.labels(), batch.size());
                curve.add(rate, engine.trainStep(rate));
            }
        }
    }
}
