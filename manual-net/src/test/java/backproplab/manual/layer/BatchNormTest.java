package backproplab.manual.layer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import backproplab.manual.TestData;
import backproplab.manual.kernel.Kernels;
import backproplab.manual.model.FastLayers;
import backproplab.manual.model.LayerFactory;
import backproplab.manual.model.LoopLayers;
import backproplab.manual.model.Sequential;
import backproplab.manual.tensor.FloatTensor;
import backproplab.manual.tensor.Tensor;
import backproplab.network.layer.ActivationFunction;
import backproplab.network.layer.LayerSpec;
import backproplab.network.shape.Shape;
import org.junit.jupiter.api.Test;

/** What batch norm keeps, worked out by hand, in both engines. */
class BatchNormTest {

    @Test
    void keepsRunningStatisticsAndUsesThemInEvaluation() {
        byHand(new LoopLayers(), 1e-12);
        try (Kernels kernels = Kernels.withThreads(2)) {
            byHand(new FastLayers(kernels), 1e-6);
        }
    }

    /** Channel 0 holds 1, 3, 5, 7: mean 4, population variance 5. Channel 1 holds 2 throughout. */
    private static <T extends Tensor<T>> void byHand(LayerFactory<T> factory, double tolerance) {
        Layer<T> layer = factory.batchNorm(new LayerSpec.BatchNorm(2));
        layer.parameters().get(0).value().copyFrom(new double[] {2, 3});
        layer.parameters().get(1).value().copyFrom(new double[] {1, -1});
        T x = factory.tensor(Shape.of(2, 2, 1, 2));
        x.copyFrom(new double[] {1, 3, 2, 2, 5, 7, 2, 2});
        double s = 1 / Math.sqrt(5 + 1e-5);
        double[] expected = {1 - 6 * s, 1 - 2 * s, -1, -1, 1 + 2 * s, 1 + 6 * s, -1, -1};
        assertArrayEquals(
                expected, layer.forward(x, Pass.training(0)).toDoubles(), 10 * tolerance, "training uses the batch");
        assertEquals("mean", layer.state().get(0).name());
        assertArrayEquals(new double[] {0.4, 0.2}, layer.state().get(0).value().toDoubles(), tolerance);
        assertEquals("var", layer.state().get(1).name());
        assertArrayEquals(new double[] {1.4, 0.9}, layer.state().get(1).value().toDoubles(), tolerance);
        double r = 1 / Math.sqrt(1.4 + 1e-5);
        double evaluated = layer.forward(x, Pass.EVALUATION).get(0);
        assertEquals(1 + 2 * (1 - 0.4) * r, evaluated, 10 * tolerance, "evaluation uses what was kept");
        assertArrayEquals(
                new double[] {0.4, 0.2},
                layer.state().get(0).value().toDoubles(),
                tolerance,
                "evaluation keeps nothing");
        T dy = factory.tensor(x.shape());
        dy.copyFrom(new double[] {1, 0, 0, 0, 0, 0, 0, 0});
        assertEquals(2 * r, layer.backward(dy).get(0), 10 * tolerance, "kept statistics are constants");
    }

    @Test
    void aFollowingReluIsComputedInPassing() {
        try (Kernels kernels = Kernels.withThreads(1)) {
            FastLayers factory = new FastLayers(kernels);
            Sequential<FloatTensor> layers = new Sequential<>();
            layers.add("bn", factory.batchNorm(new LayerSpec.BatchNorm(2)))
                    .add("relu", factory.activation(new LayerSpec.Activation(ActivationFunction.RELU)));
            assertEquals(1, layers.layers().size(), "the ReLU is not called any more");
            assertEquals("bn.mean", layers.state().get(0).name());
            layers.add("tanh", factory.activation(new LayerSpec.Activation(ActivationFunction.TANH)));
            assertEquals(2, layers.layers().size(), "another activation is");
            assertThrows(
                    IllegalArgumentException.class,
                    () -> layers.add("relu", factory.globalAvgPool(new LayerSpec.GlobalAvgPool())),
                    "its name stays taken");
        }
    }

    @Test
    void threadsChangeNoBit() {
        double[][] results = new double[3][];
        for (int threads = 1; threads <= 3; threads++) {
            try (Kernels kernels = Kernels.withThreads(threads)) {
                FastLayers factory = new FastLayers(kernels);
                Layer<FloatTensor> layer = factory.batchNorm(new LayerSpec.BatchNorm(5));
                FloatTensor x = TestData.floats(TestData.values(16 * 5 * 30 * 31, 1), 16, 5, 30, 31);
                layer.forward(x, Pass.training(0));
                FloatTensor dy = TestData.floats(TestData.values(x.size(), 2), 16, 5, 30, 31);
                results[threads - 1] = layer.backward(dy).toDoubles();
            }
        }
        assertArrayEquals(results[0], results[1]);
        assertArrayEquals(results[0], results[2]);
    }

    @Test
    void errorsNameTheSizes() {
        for (LayerFactory<?> factory : new LayerFactory<?>[] {new LoopLayers()}) {
            Layer<?> layer = factory.batchNorm(new LayerSpec.BatchNorm(3));
            assertEquals(
                    "BatchNorm(3) cannot take an input of shape 2x4x5x5; it needs N x 3 x H x W or N x 3",
                    assertThrows(IllegalArgumentException.class, () -> layer.outputShape(Shape.of(2, 4, 5, 5)))
                            .getMessage());
        }
        assertEquals(
                "batch norm needs at least one channel: 0",
                assertThrows(IllegalArgumentException.class, () -> new LayerSpec.BatchNorm(0))
                        .getMessage());
        LoopLayers factory = new LoopLayers();
        assertEquals(
                "pooling cannot take an input of shape 2x4; it needs N x C x H x W",
                assertThrows(IllegalArgumentException.class, () -> factory.globalAvgPool(new LayerSpec.GlobalAvgPool())
                                .outputShape(Shape.of(2, 4)))
                        .getMessage());
    }
}
