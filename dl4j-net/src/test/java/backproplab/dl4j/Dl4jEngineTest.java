package backproplab.dl4j;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.network.engine.EngineState;
import backproplab.network.layer.ActivationFunction;
import backproplab.network.rule.OptimizerSpec.Kind;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class Dl4jEngineTest {

    private static Dl4jEngine cnn(Precision precision) {
        return TestNet.images(2, 5, 4)
                .conv2d("conv1", 3, 3, 1, 1)
                .activation(ActivationFunction.RELU)
                .maxPool2d(2, 2, 0)
                .flatten()
                .linear("fc1", 6)
                .activation(ActivationFunction.RELU)
                .linear("fc2", 4)
                .build(TwinNets.settings(precision, Kind.SGD, 0));
    }

    private static Dl4jEngine loaded(Dl4jEngine net, int features) {
        float[] pixels = new float[2 * features];
        java.util.Arrays.fill(pixels, 0.5f);
        net.accept(pixels, new int[] {0, 1}, 2);
        return net;
    }

    private static void assertMessage(Class<? extends RuntimeException> type, String message, Executable executable) {
        assertEquals(message, assertThrows(type, executable).getMessage());
    }

    @Test
    void parametersHaveTheCallersNamesAndNeutralShapes() {
        try (Dl4jEngine net = cnn(Precision.FLOAT)) {
            assertEquals(
                    List.of("conv1.weight", "conv1.bias", "fc1.weight", "fc1.bias", "fc2.weight", "fc2.bias"),
                    net.parameterNames());
            assertArrayEquals(new int[] {3, 2, 3, 3}, net.parameterShape("conv1.weight"));
            assertArrayEquals(new int[] {3}, net.parameterShape("conv1.bias"));
            assertArrayEquals(new int[] {12, 6}, net.parameterShape("fc1.weight"));
            assertArrayEquals(new int[] {6}, net.parameterShape("fc1.bias"));
            assertEquals(54 + 3 + 72 + 6 + 24 + 4, net.parameterCount());
            assertEquals(4, net.classes());
        }
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    void parametersComeBackAsTheyWereSet(Precision precision) {
        try (Dl4jEngine net = cnn(precision)) {
            for (String name : net.parameterNames()) {
                double[] values = net.parameter(name);
                for (int i = 0; i < values.length; i++) {
                    values[i] = name.length() * 1000 + i;
                }
                net.setParameter(name, values);
            }
            for (String name : net.parameterNames()) {
                double[] values = net.parameter(name);
                for (int i = 0; i < values.length; i++) {
                    assertEquals(name.length() * 1000 + i, values[i], name + " " + i);
                }
            }
        }
    }

    @Test
    void doubleParametersKeepEveryBit() {
        try (Dl4jEngine net = cnn(Precision.DOUBLE)) {
            double[] values = {0.1, 1.0 / 3, Math.PI, Math.nextUp(1.0), 0, -1e-300};
            net.setParameter("fc1.bias", values);
            assertArrayEquals(values, net.parameter("fc1.bias"), 0);
        }
    }

    /** Row of x times column of W: only the layout [in, out] gives these logits. */
    @Test
    void linearWeightIsInByOut() {
        try (Dl4jEngine net = TestNet.images(1, 1, 2)
                .flatten()
                .linear("fc", 3)
                .build(TwinNets.settings(Precision.DOUBLE, Kind.SGD, 0))) {
            net.setParameter("fc.weight", new double[] {1, 2, 3, 10, 20, 30});
            net.setParameter("fc.bias", new double[] {0.5, 0.25, 0});
            net.accept(new float[] {1, 2}, new int[] {0}, 1);
            double[] logits = new double[3];
            net.logits(logits);
            assertArrayEquals(new double[] {21.5, 42.25, 63}, logits);
        }
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    void hugeLogitsGiveAnExactFiniteLoss(Precision precision) {
        try (Dl4jEngine net =
                TestNet.images(1, 1, 1).flatten().linear("fc", 3).build(TwinNets.settings(precision, Kind.SGD, 0))) {
            net.setParameter("fc.weight", new double[] {1e4, -1e4, 0});
            net.setParameter("fc.bias", new double[3]);
            net.accept(new float[] {1, -1}, new int[] {1, 1}, 2);
            // Row 1: logits 1e4, -1e4, 0, loss 2e4; row 2: -1e4, 1e4, 0, loss 0.
            assertEquals(1e4, net.gradients(), 1e-9);
            assertArrayEquals(new double[] {0.5, -0.5, 0}, net.gradient("fc.bias"), 1e-12);
        }
    }

    @Test
    void firstNonFiniteNamesTheLayer() {
        try (Dl4jEngine net = loaded(cnn(Precision.FLOAT), 40)) {
            assertEquals(Optional.empty(), net.firstNonFinite());
            double[] bias = net.parameter("fc1.bias");
            bias[2] = Double.NaN;
            net.setParameter("fc1.bias", bias);
            assertEquals(Optional.of("fc1"), net.firstNonFinite());
            net.setParameter("conv1.bias", new double[] {0, Double.POSITIVE_INFINITY, 0});
            assertEquals(Optional.of("conv1"), net.firstNonFinite());
            float[] pixels = new float[80];
            pixels[79] = Float.NaN;
            net.accept(pixels, new int[2], 2);
            assertEquals(Optional.of("input"), net.firstNonFinite());
        }
    }

    @Test
    void firstNonFiniteSeesOverflowOfFiniteParametersAndNamelessLayers() {
        try (Dl4jEngine net = TestNet.images(1, 2, 2)
                .conv2d("conv1", 1, 1, 1, 0)
                .avgPool2d(2, 2, 0)
                .flatten()
                .linear("fc", 2)
                .build(TwinNets.settings(Precision.FLOAT, Kind.SGD, 0))) {
            net.accept(new float[] {1, 1, 1, 1}, new int[1], 1);
            net.setParameter("conv1.weight", new double[] {3e38});
            assertEquals(Optional.of("avgpool after conv1"), net.firstNonFinite());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 1, 64, 2})
    void everyBatchSizeWorks(int size) {
        try (Dl4jEngine net = loaded(cnn(Precision.FLOAT), 40)) {
            net.trainStep(TestSettings.RATE);
            net.accept(new float[size * 40], new int[size], size);
            assertTrue(Double.isFinite(net.trainStep(TestSettings.RATE)));
            double[] logits = new double[size * 4];
            net.logits(logits);
            net.accept(new float[2 * 40], new int[2], 2);
            assertTrue(Double.isFinite(net.trainStep(TestSettings.RATE)));
        }
    }

    @Test
    void wrongNamesAndLengthsAreRefusedWithNumbers() {
        try (Dl4jEngine net = cnn(Precision.FLOAT)) {
            String unknown = "no parameter is named fc9.weight; there are "
                    + "[conv1.weight, conv1.bias, fc1.weight, fc1.bias, fc2.weight, fc2.bias]";
            Class<IllegalArgumentException> argument = IllegalArgumentException.class;
            assertMessage(argument, unknown, () -> net.parameter("fc9.weight"));
            assertMessage(argument, unknown, () -> net.parameterShape("fc9.weight"));
            assertMessage(argument, unknown, () -> net.setParameter("fc9.weight", new double[1]));
            assertMessage(
                    argument,
                    "parameter fc1.weight has 72 values [12, 6], not 71",
                    () -> net.setParameter("fc1.weight", new double[71]));
            assertMessage(
                    argument, "learning rate must be finite and at least 0, not NaN", () -> net.trainStep(Double.NaN));
            loaded(net, 40);
            assertMessage(argument, "logits of 2 samples need 8 places, not 7", () -> net.logits(new double[7]));
        }
    }

    @Test
    void wrongBatchesAreRefusedWithNumbers() {
        try (Dl4jEngine net = cnn(Precision.FLOAT)) {
            Class<IllegalArgumentException> argument = IllegalArgumentException.class;
            String needs = "a batch of 2 needs at least 1 sample, 2 labels and 80 pixels; there are ";
            assertMessage(argument, needs + "2 labels and 79 pixels", () -> net.accept(new float[79], new int[2], 2));
            assertMessage(argument, needs + "1 labels and 80 pixels", () -> net.accept(new float[80], new int[1], 2));
            assertMessage(
                    argument,
                    "a batch of 0 needs at least 1 sample, 0 labels and 0 pixels; there are 2 labels and 80 pixels",
                    () -> net.accept(new float[80], new int[2], 0));
            assertMessage(
                    argument,
                    "label 4 of sample 1 is outside [0, 4)",
                    () -> net.accept(new float[80], new int[] {0, 4}, 2));
            assertMessage(
                    argument,
                    "label -1 of sample 0 is outside [0, 4)",
                    () -> net.accept(new float[80], new int[] {-1, 4}, 2));
        }
    }

    @Test
    void callsOutOfOrderAreRefused() {
        Class<IllegalStateException> state = IllegalStateException.class;
        Dl4jEngine net = cnn(Precision.FLOAT);
        String noBatch = "no batch is loaded: call accept(pixels, labels, size) first";
        assertMessage(state, noBatch, () -> net.trainStep(TestSettings.RATE));
        assertMessage(state, noBatch, net::gradients);
        assertMessage(state, noBatch, net::firstNonFinite);
        assertMessage(state, noBatch, () -> net.logits(new double[8]));
        String noGradient = "no gradient of fc1.bias: call gradients() first";
        loaded(net, 40);
        assertMessage(state, noGradient, () -> net.gradient("fc1.bias"));
        net.gradients();
        net.trainStep(TestSettings.RATE);
        assertMessage(state, noGradient, () -> net.gradient("fc1.bias"));
        net.close();
        net.close();
        assertMessage(state, "the network is closed", () -> net.trainStep(TestSettings.RATE));
        assertMessage(state, "the network is closed", () -> net.parameter("fc1.bias"));
    }

    @Test
    void theLastLayerIsLinear() {
        TestSettings settings = TwinNets.settings(Precision.FLOAT, Kind.SGD, 0);
        TestNet none = TestNet.images(1, 2, 2);
        assertMessage(
                IllegalArgumentException.class,
                "the last layer must be linear, its outputs are the logits; it is missing",
                () -> none.build(settings));
        TestNet rectified = TestNet.images(1, 2, 2).flatten().linear("f", 2).activation(ActivationFunction.RELU);
        assertMessage(
                IllegalArgumentException.class,
                "the last layer must be linear, its outputs are the logits; it is layer2",
                () -> rectified.build(settings));
    }

    @Test
    void updaterStateOfAnotherNetworkIsRefused() {
        try (Dl4jEngine net = cnn(Precision.FLOAT)) {
            EngineState state = net.state();
            assertEquals(0, state.optimizer().get(0).length, "plain descent remembers nothing");
            assertMessage(
                    IllegalArgumentException.class,
                    "updater state of 3 numbers; this network keeps 0",
                    () -> net.restore(new EngineState(state.weights(), 1, 0, List.of(new double[3]))));
            assertMessage(
                    IllegalArgumentException.class,
                    "0 arrays of updater state; Deeplearning4j keeps one for all layers",
                    () -> net.restore(new EngineState(state.weights(), 1, 0, List.of())));
            net.restore(new EngineState(state.weights(), 7, 0, state.optimizer()));
            assertEquals(7, net.state().steps());
        }
    }
}
