package backproplab.manual.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.manual.TestData;
import backproplab.manual.Tolerances;
import org.junit.jupiter.api.Test;

/** Input gradient and descent in one pass, against sums in double. */
class ManyRowsTest {
    private static final float RATE = 0.25f;

    /** Images, rows and columns of W: whole tiles and bands; a last tile that reaches back, into a band that is done; odd ends. */
    private static final int[][] SIZES = {{32, 48, 128}, {18, 97, 130}, {33, 50, 145}, {17, 13, 128}, {20, 14, 1100}};

    @Test
    void equalsSumsInDoubleForEveryWidthAndNumberOfThreads() {
        for (KernelOps ops : Providers.everyWidth()) {
            for (int[] size : SIZES) {
                Result one = Result.of(ops, 1, size, true);
                one.check(ops.name());
                for (int threads = 2; threads <= 3; threads++) {
                    Result other = Result.of(ops, threads, size, true);
                    assertArrayEquals(one.dx, other.dx, ops.name());
                    assertArrayEquals(one.w, other.w, ops.name());
                }
                assertArrayEquals(one.w, Result.of(ops, 2, size, false).w, "without the input gradient, " + ops.name());
            }
        }
    }

    @Test
    void aSmallerBatchUsesNothingOfTheOneBefore() {
        for (KernelOps ops : Providers.all()) {
            try (Kernels kernels = new Kernels(ops, 2)) {
                ManyRows rows = new ManyRows(50, 145, kernels);
                new Result(33, 50, 145).run(rows, true);
                Result smaller = new Result(17, 50, 145);
                smaller.run(rows, true);
                smaller.check(ops.name());
            }
        }
    }

    @Test
    void isForManyImagesAndRowsThatDoNotCrowdTheCache() {
        try (Kernels kernels = new Kernels(new ScalarKernels(), 1)) {
            assertTrue(ManyRows.fits(128, 2352, 1568, kernels));
            assertFalse(ManyRows.fits(16, 2352, 1568, kernels), "few images");
            assertFalse(ManyRows.fits(1025, 2352, 1568, kernels), "more images than a block holds");
            assertFalse(ManyRows.fits(128, 3, 1568, kernels), "fewer rows than a tile");
            assertFalse(ManyRows.fits(128, 2352, 127, kernels), "short sums");
            assertFalse(ManyRows.fits(128, 1024, 1568, kernels), "columns of x at a multiple of half a page");
            assertFalse(ManyRows.fits(128, 2352, 512, kernels), "rows at a multiple of half a page");
        }
    }

    private static final class Result {
        private final int n;
        private final int in;
        private final int out;
        private final float[] x;
        private final float[] dy;
        private final float[] w;
        private final float[] dx;

        Result(int n, int in, int out) {
            this.n = n;
            this.in = in;
            this.out = out;
            x = floats(n * in, 1);
            dy = floats(n * out, 2);
            w = floats(in * out, 3);
            dx = new float[n * in];
        }

        static Result of(KernelOps ops, int threads, int[] size, boolean inputGradient) {
            Result result = new Result(size[0], size[1], size[2]);
            try (Kernels kernels = new Kernels(ops, threads)) {
                result.run(new ManyRows(size[1], size[2], kernels), inputGradient);
            }
            return result;
        }

        void run(ManyRows rows, boolean inputGradient) {
            rows.backwardAndDescend(n, x, dy, w, RATE, inputGradient ? dx : null);
        }

        void check(String name) {
            float[] before = floats(in * out, 3);
            for (int i = 0; i < in; i++) {
                for (int image = 0; image < n; image++) {
                    double sum = 0;
                    for (int o = 0; o < out; o++) {
                        sum += (double) dy[image * out + o] * before[i * out + o];
                    }
                    assertEquals(sum, dx[image * in + i], Tolerances.PRODUCT * out, name + " dx");
                }
                for (int o = 0; o < out; o++) {
                    double gradient = 0;
                    for (int image = 0; image < n; image++) {
                        gradient += (double) x[image * in + i] * dy[image * out + o];
                    }
                    assertEquals(
                            before[i * out + o] - RATE * gradient, w[i * out + o], Tolerances.PRODUCT * n, name + " W");
                }
            }
        }

        private static float[] floats(int count, int seed) {
            return TestData.floats(TestData.values(count, seed), count).data();
        }
    }
}
