package backproplab.manual.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.manual.TestData;
import backproplab.manual.Tolerances;
import org.junit.jupiter.api.Test;

/** Products that read a matrix where it lies, against sums in double. */
class DirectProductTest {
    /** Vectors, rows, inner extent: whole tiles; a last tile that reaches back; fewer rows than a tile. */
    private static final int[][] SIZES = {
        {32, 24, 40}, {33, 25, 300}, {16, 13, 257}, {1, 12, 1}, {5, 3, 19}, {17, 14, 2050}
    };

    @Test
    void equalsSumsInDoubleForEveryWidthAndNumberOfThreads() {
        for (KernelOps ops : Providers.everyWidth()) {
            for (int[] size : SIZES) {
                for (boolean transposed : new boolean[] {false, true}) {
                    float[] one = product(ops, 1, size, transposed);
                    check(size, transposed, one, ops.name());
                    assertArrayEquals(one, product(ops, 2, size, transposed), ops.name());
                    assertArrayEquals(one, product(ops, 3, size, transposed), ops.name());
                }
            }
        }
    }

    @Test
    void isForLongSumsOfSeveralVectorsOverRowsThatDoNotCrowdTheCache() {
        try (Kernels kernels = new Kernels(new ScalarKernels(), 1)) {
            assertTrue(DirectProduct.fits(kernels, 128, 2352, 1568, 1568));
            assertFalse(DirectProduct.fits(kernels, 128, 1024, 1024, 1024), "rows at a multiple of half a page");
            assertFalse(DirectProduct.fits(kernels, 15, 2352, 1568, 1568), "few vectors");
            assertFalse(DirectProduct.fits(kernels, 128, 2352, 255, 255), "short sums");
            assertFalse(DirectProduct.fits(kernels, 128, 3, 1568, 1568), "fewer rows than a tile");
        }
    }

    private static float[] product(KernelOps ops, int threads, int[] size, boolean transposed) {
        float[] y = new float[size[0] * size[1]];
        try (Kernels kernels = new Kernels(ops, threads)) {
            DirectProduct product = new DirectProduct(kernels);
            float[] matrix = matrix(ops, size, transposed);
            if (transposed) {
                product.transposed(matrix, size[1]);
            } else {
                product.alongRows(matrix, size[2]);
            }
            product.multiply(size[0], size[1], size[2], input(size), bias(size), y);
        }
        return y;
    }

    private static void check(int[] size, boolean transposed, float[] y, String name) {
        float[] matrix = matrix(new ScalarKernels(), size, transposed);
        float[] input = input(size);
        float[] bias = bias(size);
        for (int i = 0; i < size[0]; i++) {
            for (int r = 0; r < size[1]; r++) {
                double sum = bias[r];
                for (int k = 0; k < size[2]; k++) {
                    float a = matrix[transposed ? k * size[1] + r : r * size[2] + k];
                    sum += (double) a * input[i * size[2] + k];
                }
                assertEquals(sum, y[i * size[1] + r], Tolerances.PRODUCT * size[2], name);
            }
        }
    }

    private static float[] matrix(KernelOps ops, int[] size, boolean transposed) {
        int numbers = size[1] * size[2];
        float[] matrix = new float[numbers + DirectProduct.slack(ops, transposed ? 1 : size[2])];
        System.arraycopy(floats(numbers, 3), 0, matrix, 0, numbers);
        return matrix;
    }

    private static float[] input(int[] size) {
        return floats(size[0] * size[2], 4);
    }

    private static float[] bias(int[] size) {
        return floats(size[1], 5);
    }

    private static float[] floats(int count, int seed) {
        return TestData.floats(TestData.values(count, seed), count).data();
    }
}
