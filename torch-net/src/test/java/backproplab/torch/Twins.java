package backproplab.torch;

import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.manual.engine.ManualEngine;
import backproplab.network.engine.Engine;
import backproplab.network.engine.NetworkSettings;
import backproplab.network.init.InitialWeights;
import backproplab.network.init.Initializer;
import backproplab.network.init.Weights;
import backproplab.network.layer.NetworkBuilder;
import backproplab.network.layer.NetworkSpec;
import backproplab.network.layer.TensorSpec;
import backproplab.network.rule.TrainingRule;
import backproplab.network.shape.Shape;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/** A network of PyTorch beside the same in the textbook's loops: equal weights, equal batches. */
final class Twins implements AutoCloseable {
    static final int CLASSES = 5;
    private static final long DROPOUT_SEED = 77;
    private static final int BATCHES = 3;

    final Engine torch;
    final Engine loops;
    final NetworkSpec network;
    private final int size;
    private final float[][] pixels = new float[BATCHES][];
    private final int[][] labels = new int[BATCHES][];

    Twins(Consumer<NetworkBuilder> layers, TrainingRule rule, int size) {
        this(settings(layers, rule), size, Precision.DOUBLE, ImageLayout.CHANNELS_FIRST);
    }

    Twins(NetworkSettings settings, int size, Precision precision, ImageLayout images) {
        this.size = size;
        network = settings.network();
        torch = new TorchEngine(settings, precision, images);
        loops = ManualEngine.loops(settings);
        SplittableRandom random = new SplittableRandom(11);
        for (int b = 0; b < BATCHES; b++) {
            pixels[b] = new float[size * network.sample().size()];
            for (int i = 0; i < pixels[b].length; i++) {
                pixels[b][i] = (float) random.nextDouble(-1.5, 1.5);
            }
            labels[b] = random.ints(size, 0, CLASSES).toArray();
        }
        Weights start = weights(network);
        torch.load(start);
        loops.load(start);
    }

    static NetworkSettings settings(Consumer<NetworkBuilder> layers, TrainingRule rule) {
        return new NetworkSettings(
                NetworkBuilder.build("test", Shape.of(1, 3, 8, 7), CLASSES, DROPOUT_SEED, layers), rule);
    }

    /** Drawn weights; every other tensor a little beside its usual start, so that none is 0 or 1. All are numbers that float has. */
    static Weights weights(NetworkSpec network) {
        Map<String, double[]> tensors = new LinkedHashMap<>(
                InitialWeights.draw(network.tensors(), Initializer.KAIMING_NORMAL, Initializer.DEFAULT_SCALE, 5)
                        .tensors());
        SplittableRandom random = new SplittableRandom(12);
        for (TensorSpec spec : network.tensors()) {
            double[] values = tensors.get(spec.name());
            for (int i = 0; i < values.length; i++) {
                double beside = spec.role() == TensorSpec.Role.WEIGHT ? 0 : random.nextDouble(-0.2, 0.2);
                values[i] = (float) (values[i] + beside);
            }
        }
        return new Weights(tensors);
    }

    void accept(int batch) {
        torch.accept(pixels[batch % BATCHES], labels[batch % BATCHES], size);
        loops.accept(pixels[batch % BATCHES], labels[batch % BATCHES], size);
    }

    /** Loss, logits and every gradient before the first step. */
    void assertSameGradients(double bound) {
        accept(0);
        double[] expected = new double[size * CLASSES];
        double[] actual = new double[size * CLASSES];
        loops.logits(expected);
        torch.logits(actual);
        assertClose("logits", expected, actual, bound);
        assertClose("loss", new double[] {loops.gradients()}, new double[] {torch.gradients()}, bound);
        for (TensorSpec spec : network.tensors()) {
            if (spec.role().trained()) {
                assertClose(
                        "gradient of " + spec.name(), loops.gradient(spec.name()), torch.gradient(spec.name()), bound);
            }
        }
        Weights start = weights(network);
        torch.load(start);
        loops.load(start);
    }

    /** Losses of all steps, then every parameter and statistic. */
    void assertSameTraining(int steps, double rate, double bound) {
        for (int step = 0; step < steps; step++) {
            accept(step);
            assertClose(
                    "loss of step " + step,
                    new double[] {loops.trainStep(rate)},
                    new double[] {torch.trainStep(rate)},
                    bound);
        }
        Weights expected = loops.weights();
        torch.weights()
                .tensors()
                .forEach((name, values) ->
                        assertClose(name + " after " + steps, expected.tensors().get(name), values, bound));
    }

    /** Largest difference against the largest number; what is zero but for rounding against 0.1. */
    static void assertClose(String what, double[] expected, double[] actual, double bound) {
        assertTrue(expected.length == actual.length, what + ": " + expected.length + " and " + actual.length);
        double largest = 0.1;
        double difference = 0;
        for (int i = 0; i < expected.length; i++) {
            largest = Math.max(largest, Math.abs(expected[i]));
            // Not Math.max, which lets the first NaN go on: a comparison with NaN is false.
            difference =
                    difference >= Math.abs(expected[i] - actual[i]) ? difference : Math.abs(expected[i] - actual[i]);
        }
        assertTrue(difference / largest <= bound, what + ": " + difference + " of " + largest);
    }

    @Override
    public void close() {
        torch.close();
        loops.close();
    }
}
