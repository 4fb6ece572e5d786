package backproplab.manual.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import backproplab.manual.TestData;
import backproplab.manual.layer.Pass;
import backproplab.manual.loops.MaxPool2dLoops;
import backproplab.manual.tensor.DoubleTensor;
import backproplab.network.layer.LayerSpec;
import backproplab.network.shape.Shape;
import backproplab.network.shape.Window;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Max pooling picks the pixels that the textbook loops pick, in images full of ties, infinities and NaN. */
class MaxPoolingTest {
    private static final int PLANES = 6;
    private static final double[] AWKWARD = {
        0, 0, -0.0, 1, 1, -1, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, Double.NaN
    };

    @ParameterizedTest
    @CsvSource({
        "16, 16, 3, 2, 1", "36, 36, 3, 2, 1", "17, 19, 3, 2, 1", "8, 40, 2, 2, 0", "9, 7, 3, 1, 1", "1, 1, 1, 1, 0",
        "5, 33, 5, 3, 2", "28, 28, 2, 2, 0", "2, 2, 3, 2, 1", "20, 15, 3, 3, 0", "7, 16, 7, 1, 3", "18, 65, 4, 1, 2"
    })
    void agreesWithTheLoops(int height, int width, int kernel, int stride, int padding) {
        Window window = new Window(kernel, stride, padding);
        Shape shape = Shape.of(2, PLANES / 2, height, width);
        for (boolean awkward : new boolean[] {false, true}) {
            double[] pixels = awkward ? awkward(shape.size()) : TestData.values(shape.size(), 3);
            MaxPool2dLoops loops = new MaxPool2dLoops(new LayerSpec.MaxPool2d(window));
            DoubleTensor y = loops.forward(TestData.doubles(pixels, shape.toArray()), Pass.EVALUATION);
            double[] gradient = TestData.values(y.size(), 4);
            DoubleTensor dx =
                    loops.backward(TestData.doubles(gradient, y.shape().toArray()));
            for (KernelOps ops : Providers.all()) {
                for (int threads = 1; threads <= 2; threads++) {
                    String what = ops.name() + ", " + threads + " threads, awkward values " + awkward;
                    check(ops, threads, window, shape, pixels, gradient, y, dx, what);
                }
            }
        }
    }

    private static void check(
            KernelOps ops,
            int threads,
            Window window,
            Shape shape,
            double[] pixels,
            double[] gradient,
            DoubleTensor y,
            DoubleTensor dx,
            String what) {
        try (Kernels kernels = new Kernels(ops, threads)) {
            Shape output = window.pooled(shape);
            int[] inputSize = {shape.dim(2), shape.dim(3)};
            int[] outputSize = {output.dim(2), output.dim(3)};
            MaxPooling pooling = new MaxPooling(kernels, window, inputSize, outputSize);
            float[] actual = new float[output.size()];
            float[] actualGradient = new float[shape.size()];
            pooling.forward(PLANES, TestData.floats(pixels, shape.size()).data(), actual);
            pooling.backward(TestData.floats(gradient, output.size()).data(), actualGradient);
            assertArrayEquals(TestData.floats(y.data(), output.size()).data(), actual, what);
            for (int i = 0; i < dx.size(); i++) {
                assertEquals(dx.data()[i], actualGradient[i], 1e-6 * (1 + Math.abs(dx.data()[i])), what + " at " + i);
            }
        }
    }

    private static double[] awkward(int size) {
        Random random = new Random(7);
        return random.ints(size, 0, AWKWARD.length).mapToDouble(i -> AWKWARD[i]).toArray();
    }

    @Test
    void positionsOfHugePlanesWouldNotBeExact() {
        try (Kernels kernels = Kernels.withThreads(1)) {
            int[] size = {8192, 4096};
            assertEquals(
                    "max pooling takes planes of up to 16777216 pixels, not 8192x4096",
                    assertThrows(
                                    IllegalArgumentException.class,
                                    () -> new MaxPooling(kernels, new Window(1, 1, 0), size, size))
                            .getMessage());
        }
    }
}
