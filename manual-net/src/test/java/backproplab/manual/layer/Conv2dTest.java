package backproplab.manual.layer;

import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.manual.TestData;
import backproplab.manual.Tolerances;
import backproplab.manual.kernel.Kernels;
import backproplab.manual.model.FastLayers;
import backproplab.manual.model.LayerFactory;
import backproplab.manual.model.LoopLayers;
import backproplab.manual.tensor.Tensor;
import backproplab.network.layer.LayerSpec;
import backproplab.network.shape.Shape;
import backproplab.network.shape.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sizes that take other ways through the fast convolution than the contract's small ones. */
class Conv2dTest {
    /** More filter weights than the plane convolution takes, and too few tiles to transform them. */
    @Test
    void manyFiltersTakeTheBlockedProduct() {
        compare(120, 190, new Window(3, 1, 1), new int[][] {{1, 120, 5, 6}});
    }

    /** Transformed tiles; the second batch, and the third image, are too small for them. */
    @Test
    void manyChannelsTakeTransformedTiles() {
        for (int padding = 0; padding <= 2; padding++) {
            compare(32, 40, new Window(3, 1, padding), new int[][] {
                {5, 32, 9, 7}, {1, 32, 9, 7}, {5, 32, 3, 3}, {4, 32, 8, 8}
            });
        }
    }

    /** A linear layer in all but name. */
    @Test
    void imagesThatEveryPixelSeesWhole() {
        compare(64, 96, new Window(3, 1, 1), new int[][] {{5, 64, 2, 2}, {3, 64, 1, 1}, {2, 64, 6, 6}, {33, 64, 2, 2}});
        compare(64, 96, new Window(3, 2, 1), new int[][] {{5, 64, 2, 2}});
        compare(64, 96, new Window(5, 1, 2), new int[][] {{5, 64, 3, 1}});
    }

    @Test
    void moreImagesThanGroups() {
        compare(2, 5, new Window(3, 1, 1), new int[][] {{37, 2, 7, 5}});
    }

    @Test
    void anotherImageSizeIsPlannedAnew() {
        compare(3, 4, new Window(3, 1, 1), new int[][] {{2, 3, 8, 8}, {4, 3, 5, 11}, {1, 3, 8, 8}});
        compare(3, 4, new Window(3, 2, 1), new int[][] {{2, 3, 8, 8}, {4, 3, 5, 11}, {1, 3, 8, 8}});
    }

    /** Phases of every stride, with taps that meet few pixels or none. */
    @ParameterizedTest
    @CsvSource({
        "1, 1, 0", "1, 2, 0", "1, 3, 0", "2, 2, 0", "2, 2, 1", "3, 2, 0", "3, 2, 1", "3, 2, 2", "3, 3, 1", "4, 2, 1",
        "5, 2, 2", "5, 3, 4", "7, 2, 3", "3, 1, 0", "3, 1, 2", "2, 3, 1", "5, 1, 2"
    })
    void everyWindowOnSmallImages(int kernel, int stride, int padding) {
        Window window = new Window(kernel, stride, padding);
        for (int[] size : new int[][] {{1, 1}, {2, 2}, {1, 5}, {6, 3}, {7, 8}}) {
            if (Math.min(size[0], size[1]) + 2 * padding >= kernel) {
                compare(3, 4, window, new int[][] {{3, 3, size[0], size[1]}});
            }
        }
    }

    /** Images that fill register tiles, whose pixels are dealt out to planes with a stride. */
    @ParameterizedTest
    @CsvSource({
        "1, 2, 0", "2, 2, 1", "3, 2, 1", "3, 2, 0", "7, 2, 3", "5, 2, 4", "3, 3, 1", "4, 3, 0", "2, 3, 1", "5, 4, 2"
    })
    void everyStrideOnImagesThatFillTiles(int kernel, int stride, int padding) {
        Window window = new Window(kernel, stride, padding);
        compare(3, 13, window, new int[][] {{5, 3, 32, 32}, {2, 3, 41, 35}, {1, 3, 27, 64}});
    }

    /** The input gradient's phases are images of a pixel or two, of which no tile would be full. */
    @Test
    void manyFiltersWithAStrideOnSmallImages() {
        compare(40, 50, new Window(3, 2, 1), new int[][] {{5, 40, 4, 4}, {3, 40, 7, 5}});
        compare(40, 50, new Window(1, 2, 0), new int[][] {{33, 40, 2, 2}, {5, 40, 4, 4}});
    }

    /** Planes long enough for the weight gradient as inner products, filters in all. */
    @Test
    void largeImages() {
        compare(3, 5, new Window(3, 1, 1), new int[][] {{2, 3, 24, 23}});
        compare(2, 3, new Window(5, 1, 0), new int[][] {{2, 2, 28, 29}});
    }

    private static void compare(int in, int out, Window window, int[][] inputs) {
        try (Kernels kernels = Kernels.withThreads(2)) {
            double[][] expected = run(new LoopLayers(), in, out, window, inputs);
            double[][] actual = run(new FastLayers(kernels), in, out, window, inputs);
            for (int i = 0; i < expected.length; i++) {
                double error = TestData.error(expected[i], actual[i]);
                assertTrue(error <= Tolerances.FLOAT_LAYER, "tensor " + i + ": " + error);
            }
        }
    }

    /** Output and input gradient of every input in turn, then the accumulated parameter gradients. */
    private static <T extends Tensor<T>> double[][] run(
            LayerFactory<T> factory, int in, int out, Window window, int[][] inputs) {
        Layer<T> conv = factory.conv2d(new LayerSpec.Conv2d(in, out, window, true));
        conv.parameters().forEach(parameter -> parameter
                .value()
                .copyFrom(TestData.values(parameter.value().size(), 3)));
        double[][] tensors = new double[2 * inputs.length + 2][];
        for (int i = 0; i < inputs.length; i++) {
            T x = factory.tensor(Shape.of(inputs[i]));
            x.copyFrom(TestData.values(x.size(), 10 + i));
            T y = conv.forward(x, Pass.EVALUATION);
            tensors[2 * i] = y.toDoubles();
            T dy = factory.tensor(y.shape());
            dy.copyFrom(TestData.values(dy.size(), 20 + i));
            tensors[2 * i + 1] = conv.backward(dy).toDoubles();
        }
        tensors[2 * inputs.length] = conv.parameters().get(0).gradient().toDoubles();
        tensors[2 * inputs.length + 1] = conv.parameters().get(1).gradient().toDoubles();
        return tensors;
    }
}
