package backproplab.manual.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.manual.TestData;
import backproplab.manual.Tolerances;
import backproplab.manual.layer.Layer;
import backproplab.manual.layer.Pass;
import backproplab.manual.model.LoopLayers;
import backproplab.manual.tensor.DoubleTensor;
import backproplab.network.layer.LayerSpec;
import backproplab.network.shape.Window;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** All three passes in transformed tiles against the textbook loops: cut tiles, strips, blocks, pieces and sections. */
class WinogradTest {

    /** Images n, channels in, rows, columns, filters, padding. */
    record Sizes(int n, int in, int height, int width, int out, int padding) {
        PatchGeometry forward() {
            return new PatchGeometry(in, axis(height, padding), axis(width, padding));
        }

        /** The input gradient as a convolution of the output gradient. */
        PatchGeometry backward() {
            return new PatchGeometry(out, axis(outHeight(), 2 - padding), axis(outWidth(), 2 - padding));
        }

        int outHeight() {
            return height + 2 * padding - 2;
        }

        int outWidth() {
            return width + 2 * padding - 2;
        }

        double[] images() {
            return TestData.values(n * in * height * width, 1);
        }

        double[] weights() {
            return TestData.values(out * in * 9, 2);
        }

        double[] bias() {
            return TestData.values(out, 3);
        }

        double[] outputGradient() {
            return TestData.values(n * out * outHeight() * outWidth(), 4);
        }
    }

    /** Output, input gradient and weight gradient. */
    record Passes(double[] y, double[] dx, double[] dWeights) {}

    private static PatchAxis axis(int extent, int padding) {
        return new PatchAxis(extent, 3, 1, padding, extent + 2 * padding - 2);
    }

    @ParameterizedTest
    @CsvSource({
        "3, 9, 1, 1, 8, 1",
        "1, 2, 2, 2, 3, 1",
        "2, 3, 3, 5, 4, 1",
        "2, 3, 5, 3, 4, 0",
        "2, 3, 5, 3, 4, 2",
        "3, 2, 4, 1, 13, 1",
        "3, 5, 4, 4, 33, 1",
        "5, 5, 1, 6, 12, 1",
        "7, 3, 7, 7, 25, 1",
        "4, 16, 6, 6, 64, 0",
        "4, 17, 6, 10, 31, 2",
        "2, 4, 9, 34, 5, 1",
        "1, 2, 5, 71, 7, 1",
        "1, 2, 3, 200, 7, 1",
        "2, 3, 40, 37, 5, 1",
        "1, 33, 33, 34, 32, 1",
        "9, 40, 6, 8, 64, 1",
        "30, 32, 8, 8, 32, 1",
        "70, 33, 4, 4, 35, 1",
        "21, 32, 7, 9, 40, 0",
        "3, 130, 8, 8, 70, 1",
        "2, 200, 5, 4, 170, 1",
        "35, 260, 7, 7, 130, 1",
        "2, 136, 9, 3, 257, 2"
    })
    void equalsTheTextbookLoops(int n, int in, int height, int width, int out, int padding) {
        Sizes sizes = new Sizes(n, in, height, width, out, padding);
        Passes expected = loops(sizes);
        for (KernelOps ops : Providers.all()) {
            try (Kernels kernels = new Kernels(ops, 2)) {
                compare(expected, run(kernels, sizes), ops.name() + " " + sizes);
            }
        }
    }

    @Test
    void providersAgree() {
        Sizes sizes = new Sizes(9, 40, 10, 9, 36, 1);
        Passes expected = null;
        for (KernelOps ops : Providers.all()) {
            try (Kernels kernels = new Kernels(ops, 2)) {
                Passes actual = run(kernels, sizes);
                compare(expected == null ? actual : expected, actual, ops.name());
                expected = actual;
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "30, 32, 8, 8, 40, 1",
        "37, 40, 5, 11, 32, 0",
        "6, 20, 40, 36, 52, 1",
        "35, 260, 7, 7, 130, 1",
        "32, 130, 4, 4, 128, 1"
    })
    void theNumberOfThreadsChangesNoBit(int n, int in, int height, int width, int out, int padding) {
        Sizes sizes = new Sizes(n, in, height, width, out, padding);
        for (KernelOps ops : Providers.all()) {
            Passes one = withThreads(ops, 1, sizes);
            for (int threads : new int[] {2, 3, 7}) {
                Passes many = withThreads(ops, threads, sizes);
                String message = threads + " threads, " + ops.name();
                assertArrayEquals(one.y(), many.y(), message);
                assertArrayEquals(one.dx(), many.dx(), message);
                assertArrayEquals(one.dWeights(), many.dWeights(), message);
            }
        }
    }

    /** A batch after a NaN, in the same buffers, is what it would be without. */
    @Test
    void nanReachesItsOutputsAndNothingThatFollows() {
        Sizes sizes = new Sizes(4, 33, 8, 8, 34, 1);
        float[] images = floats(sizes.images());
        images[(2 * 33 + 5) * 64 + 3 * 8 + 2] = Float.NaN;
        for (KernelOps ops : Providers.all()) {
            try (Kernels kernels = new Kernels(ops, 2)) {
                Passes clean = run(kernels, sizes);
                double[] y = run(kernels, sizes, images, floats(sizes.outputGradient()))
                        .y();
                for (int i = 0; i < y.length; i++) {
                    int image = i / (34 * 64);
                    int h = i / 8 % 8;
                    int w = i % 8;
                    if (image != 2) {
                        assertEquals(clean.y()[i], y[i], "another image, " + ops.name());
                    } else if (Math.abs(h - 3) <= 1 && Math.abs(w - 2) <= 1) {
                        assertTrue(Double.isNaN(y[i]), "row " + h + ", column " + w + ", " + ops.name());
                    } else if (h > 4 || w > 3) {
                        // Row 3, column 2 of the image is element (4, 3) of the first patch, and (0, 3) of the one
                        // below.
                        assertEquals(clean.y()[i], y[i], "row " + h + ", column " + w + ", " + ops.name());
                    }
                }
                Passes after = run(kernels, sizes);
                assertArrayEquals(clean.y(), after.y());
                assertArrayEquals(clean.dx(), after.dx());
                assertArrayEquals(clean.dWeights(), after.dWeights());
            }
        }
    }

    @Test
    void takesOnlyWhatItIsFasterFor() {
        assertTrue(fits(32, 8, 8, 1, 32));
        assertTrue(fits(16, 8, 8, 1, 64));
        assertTrue(fits(64, 8, 8, 0, 64));
        assertTrue(fits(64, 5, 5, 1, 64));
        assertFalse(fits(15, 8, 8, 1, 512), "few channels in");
        assertFalse(fits(512, 8, 8, 1, 15), "few channels out");
        assertFalse(fits(31, 8, 8, 1, 32), "few products");
        assertFalse(fits(512, 2, 2, 1, 512), "a quarter of a tile");
        PatchAxis strided = new PatchAxis(8, 3, 2, 1, 4);
        assertFalse(Winograd.fits(new PatchGeometry(64, strided, strided), 64), "stride 2");
        PatchAxis wide = new PatchAxis(8, 5, 1, 2, 8);
        assertFalse(Winograd.fits(new PatchGeometry(64, axis(8, 1), wide), 64), "5 taps");
        PatchGeometry eight = new PatchGeometry(64, axis(8, 1), axis(8, 1));
        assertFalse(Winograd.pays(eight, 1), "4 tiles");
        assertTrue(Winograd.pays(eight, 2), "8 tiles");
    }

    private static boolean fits(int in, int height, int width, int padding, int out) {
        return Winograd.fits(new PatchGeometry(in, axis(height, padding), axis(width, padding)), out);
    }

    private static void compare(Passes expected, Passes actual, String message) {
        check(expected.y(), actual.y(), message + " output");
        check(expected.dx(), actual.dx(), message + " input gradient");
        check(expected.dWeights(), actual.dWeights(), message + " weight gradient");
    }

    private static void check(double[] expected, double[] actual, String message) {
        double error = TestData.error(expected, actual);
        assertTrue(error <= Tolerances.FLOAT_LAYER, message + ": " + error);
    }

    private static Passes loops(Sizes sizes) {
        Layer<DoubleTensor> layer = new LoopLayers()
                .conv2d(new LayerSpec.Conv2d(sizes.in(), sizes.out(), new Window(3, 1, sizes.padding()), true));
        layer.parameters().get(0).value().copyFrom(sizes.weights());
        layer.parameters().get(1).value().copyFrom(sizes.bias());
        DoubleTensor x = TestData.doubles(sizes.images(), sizes.n(), sizes.in(), sizes.height(), sizes.width());
        DoubleTensor y = layer.forward(x, Pass.EVALUATION);
        DoubleTensor dy =
                TestData.doubles(sizes.outputGradient(), sizes.n(), sizes.out(), sizes.outHeight(), sizes.outWidth());
        double[] dx = layer.backward(dy).toDoubles();
        return new Passes(
                y.toDoubles(), dx, layer.parameters().get(0).gradient().toDoubles());
    }

    private static Passes withThreads(KernelOps ops, int threads, Sizes sizes) {
        try (Kernels kernels = new Kernels(ops, threads)) {
            return run(kernels, sizes);
        }
    }

    private static Passes run(Kernels kernels, Sizes sizes) {
        return run(kernels, sizes, floats(sizes.images()), floats(sizes.outputGradient()));
    }

    private static Passes run(Kernels kernels, Sizes sizes, float[] x, float[] dy) {
        float[] w = floats(sizes.weights());
        float[] y = new float[dy.length];
        Arrays.fill(y, Float.NaN);
        PanelSource filters = MatrixPanels.innerAlongRows(kernels.ops()).of(w, 9 * sizes.in());
        new WinogradConvolution(kernels, sizes.forward(), sizes.out())
                .run(sizes.n(), x, filters, floats(sizes.bias()), y);
        float[] dx = new float[x.length];
        Arrays.fill(dx, Float.NaN);
        int[] turned = {2, 1, 0};
        PanelSource back = FilterPanels.backward(sizes.in(), 3, turned, turned).of(w);
        new WinogradConvolution(kernels, sizes.backward(), sizes.in()).run(sizes.n(), dy, back, null, dx);
        float[] dWeights = new float[w.length];
        Arrays.fill(dWeights, 1);
        new WinogradFilterGradient(kernels, sizes.forward(), sizes.out()).add(sizes.n(), x, dy, dWeights);
        double[] gradient = doubles(dWeights);
        Arrays.setAll(gradient, i -> gradient[i] - 1);
        return new Passes(doubles(y), doubles(dx), gradient);
    }

    private static float[] floats(double[] values) {
        return TestData.floats(values, values.length).data();
    }

    private static double[] doubles(float[] values) {
        double[] copy = new double[values.length];
        Arrays.setAll(copy, i -> values[i]);
        return copy;
    }
}
