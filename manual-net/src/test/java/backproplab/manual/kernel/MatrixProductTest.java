package backproplab.manual.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.manual.TestData;
import backproplab.manual.Tolerances;
import backproplab.network.processor.Processor;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Products of many odd sizes against plain double loops, and against themselves on other thread counts. */
class MatrixProductTest {
    private static final int[][] SIZES = {
        {1, 1, 1},
        {1, 10, 3},
        {2, 3, 4},
        {3, 1, 7},
        {4, 4, 4},
        {5, 31, 6},
        {6, 32, 8},
        {7, 33, 9},
        {8, 9, 5000},
        {11, 16, 13},
        {12, 32, 16},
        {13, 33, 17},
        {16, 5, 300},
        {24, 64, 256},
        {25, 65, 257},
        {37, 10, 256},
        {64, 10, 256},
        {64, 128, 784},
        {120, 30, 11},
        {241, 40, 20},
        {10, 1030, 40},
        {250, 3, 513},
        {1, 2000, 2},
        {3, 2, 9001},
        {130, 33, 1025},
        {121, 520, 258},
    };

    @Test
    void everyFormEqualsPlainLoops() {
        for (KernelOps ops : Providers.all()) {
            for (int inner : new int[] {7, 256, 1024}) {
                try (Kernels kernels = new Kernels(ops, 2, Blocking.of(Processor.UNKNOWN, inner))) {
                    for (int[] size : SIZES) {
                        for (int form = 0; form < 3; form++) {
                            check(kernels, size[0], size[1], size[2], form);
                        }
                    }
                }
            }
        }
    }

    @Test
    void theNumberOfThreadsChangesNoBit() {
        for (KernelOps ops : Providers.all()) {
            for (int[] size : SIZES) {
                float[] one = product(ops, 1, size);
                assertArrayEquals(one, product(ops, 2, size), "2 threads, " + ops.name());
                assertArrayEquals(one, product(ops, 3, size), "3 threads, " + ops.name());
            }
        }
    }

    /** What processors may differ in beside the inner extent: machines that agree in Kernels.description() train the same. */
    @Test
    void theRowsAndColumnsOfABlockChangeNoBit() {
        for (KernelOps ops : Providers.all()) {
            for (int inner : new int[] {64, 256}) {
                for (int[] size : SIZES) {
                    float[] large = product(ops, 1, new Blocking(inner, 240, 1024), size);
                    assertArrayEquals(
                            large, product(ops, 2, new Blocking(inner, 12, 1024), size), "rows, " + ops.name());
                    assertArrayEquals(
                            large, product(ops, 1, new Blocking(inner, 120, 64), size), "columns, " + ops.name());
                }
            }
        }
    }

    @Test
    void accumulatesOnRequest() {
        for (KernelOps ops : Providers.all()) {
            try (Kernels kernels = new Kernels(ops, 1)) {
                for (int inner : List.of(3, 300, 5000)) {
                    float[] a = floats(inner, 1);
                    float[] b = floats(inner, 2);
                    float[] once = new float[1];
                    float[] added = {10};
                    MatrixPanels left = MatrixPanels.innerAlongRows(ops).of(a, inner);
                    MatrixPanels right = MatrixPanels.innerAlongRows(ops).of(b, inner);
                    kernels.multiply(1, 1, inner, left, right, new MatrixSink(ops).set(once, 1, null));
                    kernels.multiply(1, 1, inner, left, right, new MatrixSink(ops).add(added, 1));
                    assertTrue(Math.abs(added[0] - 10 - once[0]) < 1e-4, ops.name() + " inner " + inner);
                }
            }
        }
    }

    @Test
    void aGradientInPartsCannotBeDescendedAlong() {
        for (KernelOps ops : Providers.all()) {
            try (Kernels kernels = new Kernels(ops, 1)) {
                MatrixPanels left = MatrixPanels.innerAlongRows(ops).of(floats(2000, 1), 2000);
                MatrixPanels right = MatrixPanels.innerAlongRows(ops).of(floats(2000, 2), 2000);
                MatrixSink sink = new MatrixSink(ops).descend(new float[1], 1, 0.1f);
                assertFalse(kernels.completesTiles(2000));
                assertThrows(IllegalStateException.class, () -> kernels.multiply(1, 1, 2000, left, right, sink));
            }
        }
    }

    private static float[] product(KernelOps ops, int threads, int[] size) {
        return product(ops, threads, Blocking.here(), size);
    }

    private static float[] product(KernelOps ops, int threads, Blocking blocking, int[] size) {
        int m = size[0];
        int n = size[1];
        int k = size[2];
        float[] c = new float[m * n];
        try (Kernels kernels = new Kernels(ops, threads, blocking)) {
            kernels.multiply(
                    m,
                    n,
                    k,
                    MatrixPanels.innerAlongRows(ops).of(floats(m * k, 11), k),
                    MatrixPanels.innerDownRows(ops).of(floats(k * n, 12), n),
                    new MatrixSink(ops).set(c, n, null));
        }
        return c;
    }

    /** Form 0: A B, 1: A B^T, 2: A^T B; each operand stored as the form has it. */
    private static void check(Kernels kernels, int m, int n, int k, int form) {
        float[] a = floats(m * k, 1);
        float[] b = floats(k * n, 2);
        float[] bias = floats(n, 3);
        float[] c = floats(m * n, 4);
        MatrixPanels left = form == 2
                ? MatrixPanels.innerDownRows(kernels.ops()).of(a, m)
                : MatrixPanels.innerAlongRows(kernels.ops()).of(a, k);
        MatrixPanels right = form == 1
                ? MatrixPanels.innerAlongRows(kernels.ops()).of(b, k)
                : MatrixPanels.innerDownRows(kernels.ops()).of(b, n);
        kernels.multiply(m, n, k, left, right, new MatrixSink(kernels.ops()).set(c, n, bias));
        double[] expected = new double[m * n];
        double[] actual = new double[m * n];
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < n; j++) {
                double sum = bias[j];
                for (int p = 0; p < k; p++) {
                    sum += (double) a[form == 2 ? p * m + i : i * k + p] * b[form == 1 ? j * k + p : p * n + j];
                }
                expected[i * n + j] = sum;
                actual[i * n + j] = c[i * n + j];
            }
        }
        double error = TestData.error(expected, actual);
        assertTrue(
                error <= Tolerances.PRODUCT * Math.sqrt(k),
                kernels.name() + " " + m + "x" + n + "x" + k + " form " + form + ": " + error);
    }

    private static float[] floats(int count, long seed) {
        return TestData.floats(TestData.values(count, seed), count).data();
    }
}
