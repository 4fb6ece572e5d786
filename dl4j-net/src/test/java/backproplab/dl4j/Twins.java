package backproplab.dl4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;

/** The same network in DL4J and in plain loops, with equal weights and equal batches. */
record Twins(Dl4jEngine dl4j, PlainNet plain, int features) implements AutoCloseable {

    /** Draws small weights from a seed and gives both the same; variances lie in [0.5, 1.5). */
    static Twins of(Dl4jEngine dl4j, PlainNet plain, int features, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (String name : dl4j.tensorNames()) {
            double[] values = plain.tensors().get(name).value();
            double centre = name.endsWith(".var") || name.endsWith(".gamma") ? 1 : 0;
            for (int i = 0; i < values.length; i++) {
                // Rounded to float, so that both precisions start from the same numbers.
                values[i] = (float) (random.nextDouble() - 0.5 + centre);
            }
            dl4j.setParameter(name, values);
        }
        return new Twins(dl4j, plain, features);
    }

    record Batch(float[] pixels, double[] exact, int[] labels, int size) {}

    Batch batch(int size, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Batch batch = new Batch(new float[size * features], new double[size * features], new int[size], size);
        for (int i = 0; i < batch.pixels.length; i++) {
            batch.pixels[i] = (float) (random.nextDouble() * 2 - 1);
            batch.exact[i] = batch.pixels[i];
        }
        for (int i = 0; i < size; i++) {
            batch.labels[i] = random.nextInt(dl4j.classes());
        }
        return batch;
    }

    void load(Batch batch) {
        dl4j.accept(batch.pixels, batch.labels, batch.size);
    }

    /** Compares logits, loss and gradients on one batch. */
    void assertSamePass(Batch batch, double bound) {
        load(batch);
        double[] logits = new double[batch.size * dl4j.classes()];
        dl4j.logits(logits);
        assertClose("logits", plain.logits(batch.exact, batch.size, false), logits, bound);
        double loss = plain.gradients(batch.exact, batch.labels, batch.size);
        assertEquals(loss, dl4j.gradients(), bound * Math.max(1, Math.abs(loss)));
        for (String name : dl4j.parameterNames()) {
            assertClose("gradient of " + name, plain.parameters().get(name).gradient(), dl4j.gradient(name), bound);
        }
    }

    /** Small rates that go up and down and are 0 now and then, the first time at once. */
    static double[] changingRates(int steps) {
        double[] rates = new double[steps];
        for (int s = 0; s < rates.length; s++) {
            rates[s] = s % 10 * 0.002;
        }
        return rates;
    }

    /** Trains both at one rate. */
    void assertSameTraining(int steps, int batchSize, double bound) {
        double[] rates = new double[steps];
        java.util.Arrays.fill(rates, 0.1);
        assertSameTraining(rates, batchSize, bound);
    }

    /** Trains both, one step for each rate, and compares the loss of every step and all tensors after the last. */
    void assertSameTraining(double[] rates, int batchSize, double bound) {
        for (int s = 0; s < rates.length; s++) {
            Batch batch = batch(batchSize, 1000 + s);
            load(batch);
            double expected = plain.step(batch.exact, batch.labels, batch.size, rates[s]);
            assertEquals(
                    expected, dl4j.trainStep(rates[s]), bound * Math.max(1, Math.abs(expected)), "loss of step " + s);
        }
        assertSameTensors(bound);
    }

    void assertSameTensors(double bound) {
        for (String name : dl4j.tensorNames()) {
            assertClose(name, plain.tensors().get(name).value(), dl4j.parameter(name), bound);
        }
    }

    /** 2-norm of the difference over the larger 2-norm. */
    static void assertClose(String what, double[] expected, double[] actual, double bound) {
        assertEquals(expected.length, actual.length, what);
        double difference = 0;
        double a = 0;
        double b = 0;
        for (int i = 0; i < expected.length; i++) {
            difference += (expected[i] - actual[i]) * (expected[i] - actual[i]);
            a += expected[i] * expected[i];
            b += actual[i] * actual[i];
        }
        double error = Math.sqrt(difference) / Math.max(Math.sqrt(Math.max(a, b)), 1e-12);
        assertTrue(error <= bound, () -> what + ": relative error " + error + " above " + bound);
    }

    @Override
    public void close() {
        dl4j.close();
    }
}
