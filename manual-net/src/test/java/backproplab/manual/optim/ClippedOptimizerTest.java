package backproplab.manual.optim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import backproplab.manual.TestData;
import backproplab.manual.kernel.Kernels;
import backproplab.manual.layer.Parameter;
import backproplab.manual.model.FastLayers;
import backproplab.manual.model.LayerFactory;
import backproplab.manual.model.LoopLayers;
import backproplab.manual.tensor.FloatTensor;
import backproplab.manual.tensor.Tensor;
import backproplab.network.rule.GradientClip;
import backproplab.network.rule.OptimizerSpec;
import backproplab.network.shape.Shape;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClippedOptimizerTest {
    /** The gradients (3, 4) and (12) after one clipped step of SGD; their global norm is 13. */
    private static <T extends Tensor<T>> double[] clip(LayerFactory<T> factory, double maxNorm, double third) {
        Parameter<T> a = Parameter.of("a", factory.tensor(Shape.of(2)), true);
        Parameter<T> b = Parameter.of("b", factory.tensor(Shape.of(1)), false);
        a.gradient().copyFrom(new double[] {3, 4});
        b.gradient().copyFrom(new double[] {third});
        factory.clipped(factory.optimizer(OptimizerSpec.SGD), maxNorm).step(List.of(a, b), 1);
        return new double[] {-a.value().get(0), -a.value().get(1), -b.value().get(0)};
    }

    @ParameterizedTest
    @CsvSource({"6.5, 0.5", "1.3, 0.1", "13, 1", "100, 1", "Infinity, 1"})
    void allGradientsShareOneFactor(double maxNorm, double factor) {
        double[] expected = {3 * factor, 4 * factor, 12 * factor};
        assertArrayEquals(expected, clip(new LoopLayers(), maxNorm, 12), 1e-12);
        try (Kernels kernels = Kernels.withThreads(2)) {
            assertArrayEquals(expected, clip(new FastLayers(kernels), maxNorm, 12), 1e-6);
        }
    }

    @Test
    void aNormThatIsNoNumberScalesNothingAndAnInfiniteOneLeavesZeroAndNaN() {
        assertArrayEquals(new double[] {3, 4, Double.NaN}, clip(new LoopLayers(), 1, Double.NaN));
        assertArrayEquals(new double[] {0, 0, Double.NaN}, clip(new LoopLayers(), 1, Double.POSITIVE_INFINITY), 0);
        try (Kernels kernels = Kernels.withThreads(1)) {
            FastLayers fast = new FastLayers(kernels);
            assertArrayEquals(new double[] {3, 4, Double.NaN}, clip(fast, 1, Double.NaN));
            assertArrayEquals(new double[] {0, 0, Double.NaN}, clip(fast, 1, Double.POSITIVE_INFINITY), 0);
        }
    }

    @Test
    void squaresThatOverflowAFloatAreStillClipped() {
        try (Kernels kernels = Kernels.withThreads(1)) {
            Parameter<FloatTensor> x = Parameter.of("x", FloatTensor.zeros(2), true);
            x.gradient().copyFrom(new double[] {3e30, 4e30});
            FastLayers fast = new FastLayers(kernels);
            fast.clipped(fast.optimizer(OptimizerSpec.SGD), 5).step(List.of(x), 1);
            assertArrayEquals(new double[] {-3, -4}, x.value().toDoubles(), 1e-5);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4095, 4096, 4097, 100_003})
    void threadsChangeNoBitAndLoopsAgree(int size) {
        double[] exact = oneStep(new LoopLayers(), size);
        double[][] runs = new double[3][];
        for (int threads = 1; threads <= 3; threads++) {
            try (Kernels kernels = Kernels.withThreads(threads)) {
                runs[threads - 1] = oneStep(new FastLayers(kernels), size);
            }
        }
        assertArrayEquals(runs[0], runs[1], "1 and 2 threads");
        assertArrayEquals(runs[0], runs[2], "1 and 3 threads");
        assertEquals(0, TestData.error(exact, runs[0]), 2e-7);
        double norm = 0;
        for (double x : exact) {
            norm += x * x;
        }
        assertEquals(0.25, Math.sqrt(norm), 1e-12, "the clipped norm");
    }

    private static <T extends Tensor<T>> double[] oneStep(LayerFactory<T> factory, int size) {
        Parameter<T> x = Parameter.of("x", factory.tensor(Shape.of(size)), true);
        x.gradient().copyFrom(TestData.awayFromZero(size, 3));
        x.gradient().set(0, 2);
        factory.clipped(factory.optimizer(OptimizerSpec.SGD), 0.25).step(List.of(x), 1);
        return x.value().toDoubles();
    }

    @Test
    void withoutALimitPlainDescentStaysPlain() {
        try (Kernels kernels = Kernels.withThreads(1)) {
            FastLayers fast = new FastLayers(kernels);
            Optimizer<FloatTensor> sgd = fast.optimizer(OptimizerSpec.SGD);
            assertSame(sgd, fast.clipped(sgd, GradientClip.OFF));
            assertFalse(fast.clipped(sgd, 1e30).isPlainDescent());
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN})
    void refusesALimitThatIsNotAboveZero(double maxNorm) {
        LoopLayers loops = new LoopLayers();
        assertEquals(
                "clip norm must be above 0: " + maxNorm,
                assertThrows(
                                IllegalArgumentException.class,
                                () -> loops.clipped(loops.optimizer(OptimizerSpec.SGD), maxNorm))
                        .getMessage());
    }
}
