package backproplab.manual.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.manual.TestData;
import backproplab.manual.Tolerances;
import backproplab.manual.kernel.Kernels;
import backproplab.manual.layer.Parameter;
import backproplab.manual.optim.Sgd;
import backproplab.manual.tensor.FloatTensor;
import backproplab.network.layer.ActivationFunction;
import backproplab.network.layer.LayerSpec;
import backproplab.network.rule.GradientClip;
import backproplab.network.rule.OptimizerSpec;
import backproplab.network.shape.Window;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Updating in the backward pass gives, bit for bit, what accumulating and then updating gives. */
class InPlaceDescentTest {
    private static final float RATE = 0.05f;

    private static Network<FloatTensor> network(FastLayers factory, int in, int hidden, double reg) {
        return network(factory, in, hidden, reg, GradientClip.OFF);
    }

    private static Network<FloatTensor> network(FastLayers factory, int in, int hidden, double reg, double maxNorm) {
        Sequential<FloatTensor> layers = new Sequential<FloatTensor>()
                .add("fc1", factory.linear(new LayerSpec.Linear(in, hidden)))
                .add("relu", factory.activation(new LayerSpec.Activation(ActivationFunction.RELU)))
                .add("fc2", factory.linear(new LayerSpec.Linear(hidden, hidden)))
                .add("relu2", factory.activation(new LayerSpec.Activation(ActivationFunction.RELU)))
                .add("out", factory.linear(new LayerSpec.Linear(hidden, 10)));
        for (Parameter<FloatTensor> parameter : layers.parameters()) {
            parameter.value().copyFrom(TestData.values(parameter.value().size(), 5));
        }
        return new Network<>(
                layers,
                factory.softmaxCrossEntropy(),
                factory.l2Penalty(reg),
                factory.clipped(factory.optimizer(OptimizerSpec.SGD), maxNorm));
    }

    @ParameterizedTest
    @CsvSource({
        "1, 8, 16",
        "1, 3072, 200",
        "7, 20, 48",
        "10, 24, 64",
        "10, 21, 33",
        "11, 24, 64",
        "64, 30, 65",
        "16, 20, 144",
        "33, 50, 145",
        "40, 30, 300",
        "20, 14, 1100",
        "300, 50, 145",
        "1030, 24, 32"
    })
    void equalsAccumulatingThenUpdating(int n, int in, int hidden) {
        for (int threads = 1; threads <= 3; threads++) {
            try (Kernels kernels = Kernels.withThreads(threads)) {
                FastLayers factory = new FastLayers(kernels);
                Network<FloatTensor> inPlace = network(factory, in, hidden, 0);
                Network<FloatTensor> apart = network(factory, in, hidden, 0);
                Sgd sgd = new Sgd(kernels);
                FloatTensor x = TestData.floats(TestData.values(n * in, 6), n, in);
                int[] labels = TestData.labels(n, 10, 7);
                for (int step = 0; step < 3; step++) {
                    assertEquals(
                            apart.gradients(x, labels), inPlace.trainStep(x, labels, RATE), "loss of step " + step);
                    sgd.step(apart.parameters(), RATE);
                }
                for (int p = 0; p < apart.parameters().size(); p++) {
                    assertArrayEquals(
                            apart.parameters().get(p).value().data(),
                            inPlace.parameters().get(p).value().data(),
                            apart.parameters().get(p).name() + " with " + threads + " threads");
                }
            }
        }
    }

    /** Convolutions of every kind: padded planes, transformed tiles, strided, and images small enough to be a linear layer. */
    @ParameterizedTest
    @CsvSource({"2, 3, 8, 9", "40, 16, 24, 8", "3, 8, 12, 3", "5, 8, 16, 2", "4, 20, 16, 1"})
    void convolutionsEqualAccumulatingThenUpdating(int n, int in, int channels, int size) {
        for (int threads = 1; threads <= 3; threads++) {
            try (Kernels kernels = Kernels.withThreads(threads)) {
                FastLayers factory = new FastLayers(kernels);
                Network<FloatTensor> inPlace = convolutions(factory, in, channels, size);
                Network<FloatTensor> apart = convolutions(factory, in, channels, size);
                Sgd sgd = new Sgd(kernels);
                FloatTensor x = TestData.floats(TestData.values(n * in * size * size, 6), n, in, size, size);
                int[] labels = TestData.labels(n, channels, 7);
                for (int step = 0; step < 3; step++) {
                    assertEquals(
                            apart.gradients(x, labels), inPlace.trainStep(x, labels, RATE), "loss of step " + step);
                    sgd.step(apart.parameters(), RATE);
                }
                for (int p = 0; p < apart.parameters().size(); p++) {
                    assertArrayEquals(
                            apart.parameters().get(p).value().data(),
                            inPlace.parameters().get(p).value().data(),
                            apart.parameters().get(p).name() + " with " + threads + " threads");
                }
            }
        }
    }

    private static Network<FloatTensor> convolutions(FastLayers factory, int in, int channels, int size) {
        Sequential<FloatTensor> layers = new Sequential<FloatTensor>()
                .add("conv1", factory.conv2d(new LayerSpec.Conv2d(in, channels, new Window(3, 1, 1), true)))
                .add("relu", factory.activation(new LayerSpec.Activation(ActivationFunction.RELU)))
                .add("conv2", factory.conv2d(new LayerSpec.Conv2d(channels, channels, new Window(3, 2, 1), true)))
                .add("relu2", factory.activation(new LayerSpec.Activation(ActivationFunction.RELU)))
                .add("conv3", factory.conv2d(new LayerSpec.Conv2d(channels, channels, new Window(3, 1, 1), true)))
                .add("pool", factory.globalAvgPool(new LayerSpec.GlobalAvgPool()));
        for (Parameter<FloatTensor> parameter : layers.parameters()) {
            double[] values = TestData.values(parameter.value().size(), 5);
            for (int i = 0; i < values.length; i++) {
                values[i] *= 0.2;
            }
            parameter.value().copyFrom(values);
        }
        return new Network<>(
                layers, factory.softmaxCrossEntropy(), factory.l2Penalty(0), factory.optimizer(OptimizerSpec.SGD));
    }

    @Test
    void aDenseWeightGradientIsNotWrittenInPlaceAndIsFilledWithAPenalty() {
        try (Kernels kernels = Kernels.withThreads(1)) {
            FastLayers factory = new FastLayers(kernels);
            FloatTensor x = TestData.floats(TestData.values(12 * 24, 6), 12, 24);
            int[] labels = TestData.labels(12, 10, 7);
            Network<FloatTensor> inPlace = network(factory, 24, 32, 0);
            inPlace.trainStep(x, labels, RATE);
            assertEquals(0, sum(inPlace.parameters()), "nothing was accumulated for weights");
            Network<FloatTensor> penalised = network(factory, 24, 32, 1e-3);
            penalised.trainStep(x, labels, RATE);
            assertNotEquals(0, sum(penalised.parameters()), "the penalty needs the gradients");
        }
    }

    @Test
    void aClippedNetworkAccumulatesAndScales() {
        try (Kernels kernels = Kernels.withThreads(2)) {
            FastLayers factory = new FastLayers(kernels);
            FloatTensor x = TestData.floats(TestData.values(12 * 24, 6), 12, 24);
            int[] labels = TestData.labels(12, 10, 7);
            Network<FloatTensor> apart = network(factory, 24, 32, 0);
            Network<FloatTensor> clipped = network(factory, 24, 32, 0, 0.5);
            apart.gradients(x, labels);
            clipped.trainStep(x, labels, RATE);
            double squares = 0;
            for (Parameter<FloatTensor> parameter : apart.parameters()) {
                for (double g : parameter.gradient().toDoubles()) {
                    squares += g * g;
                }
            }
            double factor = 0.5 / Math.sqrt(squares);
            assertTrue(factor < 0.5, "the clip has something to do: " + factor);
            for (int p = 0; p < apart.parameters().size(); p++) {
                double[] expected = apart.parameters().get(p).value().toDoubles();
                double[] g = apart.parameters().get(p).gradient().toDoubles();
                for (int i = 0; i < g.length; i++) {
                    expected[i] -= RATE * factor * g[i];
                }
                assertArrayEquals(
                        expected,
                        clipped.parameters().get(p).value().toDoubles(),
                        Tolerances.BY_HAND_FLOAT,
                        apart.parameters().get(p).name());
            }
        }
    }

    private static double sum(List<Parameter<FloatTensor>> parameters) {
        double sum = 0;
        for (Parameter<FloatTensor> parameter : parameters) {
            for (double g :
                    parameter.name().endsWith("weight") ? parameter.gradient().toDoubles() : new double[0]) {
                sum += Math.abs(g);
            }
        }
        return sum;
    }
}
