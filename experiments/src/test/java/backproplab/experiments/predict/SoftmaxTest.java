package backproplab.experiments.predict;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SoftmaxTest {
    @Test
    void valuesWorkedOutByHand() {
        assertArrayEquals(
                new double[] {1 / 7.0, 2 / 7.0, 4 / 7.0},
                Softmax.of(new double[] {0, Math.log(2), Math.log(4)}),
                1e-15);
        assertArrayEquals(new double[] {1}, Softmax.of(new double[] {-3}));
    }

    @Test
    void hugeLogitsStayFinite() {
        assertArrayEquals(new double[] {0, 1, 0}, Softmax.of(new double[] {-1e4, 1e4, 0}));
        assertArrayEquals(new double[] {0.5, 0.5}, Softmax.of(new double[] {1e4, 1e4}));
        assertArrayEquals(new double[] {0.5, 0.5}, Softmax.of(new double[] {-1e4, -1e4}));
        double e = Math.E;
        assertArrayEquals(new double[] {1 / (1 + e), e / (1 + e)}, Softmax.of(new double[] {1e4 - 1, 1e4}), 1e-15);
    }

    @Test
    void sumsToOne() {
        double[] logits = {0.3, -2, 5, 5.5, 1e-9, -700};
        assertEquals(1, Arrays.stream(Softmax.of(logits)).sum(), 1e-15);
    }
}
