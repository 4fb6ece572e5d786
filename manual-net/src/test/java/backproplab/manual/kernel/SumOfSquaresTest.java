package backproplab.manual.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.manual.TestData;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SumOfSquaresTest {
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 4, 5, 4095, 4096, 4097, 100_000})
    void itIsTheExactSumForAnyNumberOfThreads(int size) {
        float[] x = new float[size];
        double[] values = TestData.values(size, 7);
        BigDecimal exact = BigDecimal.ZERO;
        for (int i = 0; i < size; i++) {
            x[i] = (float) values[i];
            exact = exact.add(new BigDecimal(x[i]).pow(2));
        }
        double one = sum(x, 1);
        assertEquals(exact.doubleValue(), one, 1e-13 * exact.doubleValue());
        assertEquals(one, sum(x, 2), 0);
        assertEquals(one, sum(x, 3), 0);
    }

    @Test
    void aSquareThatNoFloatHoldsIsAddedAllTheSame() {
        assertEquals(2e40, sum(new float[] {1e20f, 1e20f}, 1), 1e34);
        assertTrue(Double.isNaN(sum(new float[] {1, Float.NaN}, 1)));
    }

    private static double sum(float[] x, int threads) {
        try (Kernels kernels = Kernels.withThreads(threads)) {
            return new SumOfSquares(kernels).of(x);
        }
    }
}
