package backproplab.experiments.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.datasets.Batch;
import backproplab.datasets.Batches;
import backproplab.experiments.train.LoopSettings;
import backproplab.experiments.train.Seeds;
import backproplab.experiments.train.TrainingData;
import backproplab.network.engine.Engine;
import backproplab.network.init.Weights;

/** What an engine has after 100 training steps: every loss on the way, every parameter, logits of one more batch. */
public record HundredSteps(double[] losses, Weights weights, double[] logits) {
    private static final int STEPS = 100;

    /** Trains and closes the engine. */
    public static HundredSteps run(Engine engine, Weights start, TrainingData data, LoopSettings loop, Seeds seeds) {
        double[] losses = new double[STEPS];
        try (engine) {
            engine.load(start);
            int step = 0;
            for (int epoch = 1; step < STEPS; epoch++) {
                try (Batches batches = data.epoch(loop, seeds, epoch)) {
                    for (Batch batch = batches.next(); batch != null && step < STEPS; batch = batches.next()) {
                        engine.accept(batch.pixels(), batch.labels(), batch.size());
                        losses[step++] = engine.trainStep(loop.learningRate());
                    }
                }
            }
            double[] logits = new double[loop.batchSize() * data.classes()];
            try (Batches batches = data.epoch(loop, seeds, 99)) {
                Batch batch = batches.next();
                engine.accept(batch.pixels(), batch.labels(), batch.size());
                engine.logits(logits);
            }
            return new HundredSteps(losses, engine.weights(), logits);
        }
    }

    public void assertClose(HundredSteps other, double bound) {
        assertEquals(weights.tensors().keySet(), other.weights.tensors().keySet());
        assertTrue(worstError(other) < bound, "worst parameter tensor: " + worstError(other));
        assertTrue(error(losses, other.losses) < bound, "losses: " + error(losses, other.losses));
        assertTrue(error(logits, other.logits) < bound, "logits: " + error(logits, other.logits));
    }

    /** The largest tensor error over the parameters. */
    public double worstError(HundredSteps other) {
        return weights.tensors().keySet().stream()
                .mapToDouble(name -> error(
                        weights.tensors().get(name), other.weights.tensors().get(name)))
                .max()
                .orElseThrow();
    }

    /** ||a - b|| / max(||a||, ||b||, 1e-12), 2-norms. */
    private static double error(double[] a, double[] b) {
        assertEquals(a.length, b.length, "numbers that are compared");
        double difference = 0;
        double left = 0;
        double right = 0;
        for (int i = 0; i < a.length; i++) {
            difference += (a[i] - b[i]) * (a[i] - b[i]);
            left += a[i] * a[i];
            right += b[i] * b[i];
        }
        return Math.sqrt(difference) / Math.max(Math.max(Math.sqrt(left), Math.sqrt(right)), 1e-12);
    }
}
