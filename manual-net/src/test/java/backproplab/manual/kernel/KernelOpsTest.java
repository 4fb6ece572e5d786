package backproplab.manual.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import backproplab.manual.TestData;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Element-wise loops: SIMD and plain Java agree to the bit, edges and special values included. */
class KernelOpsTest {
    private static final KernelOps REFERENCE = new ScalarKernels();

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 8, 15, 16, 17, 31, 32, 33, 64, 100, 207, 702, 1000, 4098})
    void everyProviderAgreesWithPlainJava(int size) {
        float[] x = special(size, 5);
        float[] dy = special(size, 6);
        for (KernelOps ops : Providers.all()) {
            for (int from : new int[] {0, Math.min(3, size - 1)}) {
                float[] expected = new float[size];
                float[] actual = new float[size];
                REFERENCE.relu(x, expected, from, size);
                ops.relu(x, actual, from, size);
                assertArrayEquals(expected, actual, "relu " + ops.name());
                REFERENCE.leakyRelu(x, 0.01f, expected, from, size);
                ops.leakyRelu(x, 0.01f, actual, from, size);
                assertArrayEquals(expected, actual, "leaky relu " + ops.name());
                REFERENCE.rectifierGradient(x, dy, 0, expected, from, size);
                ops.rectifierGradient(x, dy, 0, actual, from, size);
                assertArrayEquals(expected, actual, "relu gradient " + ops.name());
                REFERENCE.rectifierGradient(x, dy, 0.01f, expected, from, size);
                ops.rectifierGradient(x, dy, 0.01f, actual, from, size);
                assertArrayEquals(expected, actual, "leaky relu gradient " + ops.name());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 15, 16, 17, 33, 100, 4098})
    void sumOfSquaresIsTheSameForEveryProvider(int size) {
        float[] x = TestData.floats(TestData.values(size, 7), size).data();
        double plain = 0;
        for (float value : x) {
            plain += (double) value * value;
        }
        for (KernelOps ops : Providers.all()) {
            double sum = ops.sumOfSquares(x, 0, size);
            assertEquals(REFERENCE.sumOfSquares(x, 0, size), sum, 0, ops.name());
            assertEquals(plain, sum, 1e-5 * plain, ops.name());
        }
    }

    private static float[] special(int size, long seed) {
        float[] values = TestData.floats(TestData.values(size, seed), size).data();
        float[] specials = {0f, -0f, Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, Float.MIN_VALUE};
        for (int i = 0; i < size; i += 9) {
            values[i] = specials[(i / 9 + (int) seed) % specials.length];
        }
        return values;
    }
}
