package backproplab.manual.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class FloatMathTest {
    private static final double BOUND = 4e-7;

    @Test
    void expIsAccurateOverItsWholeRange() {
        for (float x = -86.9f; x < 88f; x += 0.0137f) {
            double exact = StrictMath.exp(x);
            assertEquals(exact, FloatMath.exp(x), BOUND * exact, "x = " + x);
        }
        assertEquals(1f, FloatMath.exp(0f));
    }

    @Test
    void expAtTheEnds() {
        assertEquals(0f, FloatMath.exp(-100f));
        assertEquals(0f, FloatMath.exp(Float.NEGATIVE_INFINITY));
        assertEquals(Float.POSITIVE_INFINITY, FloatMath.exp(89f));
        assertTrue(Float.isNaN(FloatMath.exp(Float.NaN)));
    }

    @Test
    void tanhIsAccurateToTheLastBitsNearZeroToo() {
        for (float x = -12f; x < 12f; x += 0.00731f) {
            double exact = StrictMath.tanh(x);
            assertEquals(exact, FloatMath.tanh(x), BOUND * Math.abs(exact), "x = " + x);
        }
        assertEquals(1e-20f, FloatMath.tanh(1e-20f), 1e-26f);
        assertEquals(1f, FloatMath.tanh(500f));
        assertEquals(-1f, FloatMath.tanh(Float.NEGATIVE_INFINITY));
        assertTrue(Float.isNaN(FloatMath.tanh(Float.NaN)));
    }

    @Test
    void sigmoidSaturatesWithoutOverflow() {
        for (float x = -20f; x < 20f; x += 0.0173f) {
            double exact = 1 / (1 + StrictMath.exp(-x));
            assertEquals(exact, FloatMath.sigmoid(x), BOUND * exact, "x = " + x);
        }
        assertEquals(0f, FloatMath.sigmoid(-1e4f));
        assertEquals(1f, FloatMath.sigmoid(1e4f));
    }
}
