package backproplab.check.verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ErrorsTest {
    private static final double NAN = Double.NaN;
    private static final double INFINITE = Double.POSITIVE_INFINITY;

    private static double error(double[] a, double[] b) {
        return Errors.between(a, b);
    }

    private static double[] v(double... values) {
        return values;
    }

    @Test
    void itIsRelativeToTheLargerNorm() {
        assertEquals(0, error(v(3, 4), v(3, 4)));
        assertEquals(1, error(v(3, 4), v(0, 0)));
        assertEquals(0.5, error(v(3, 4), v(6, 8)), 1e-15);
        assertEquals(2, error(v(1), v(-1)), 1e-15);
        assertEquals(0, error(v(0, -0.0), v(-0.0, 0)));
    }

    @Test
    void aNormBelowTheLeastIsTakenAsTheLeast() {
        assertEquals(1e-3, error(v(1e-15), v(0)), 1e-18);
    }

    @Test
    void hugeNumbersDoNotOverflow() {
        assertEquals(1, error(v(1e300, 1e300), v(0, 0)), 1e-15);
        assertEquals(2, error(v(1.7e308), v(-1.7e308)), 1e-15);
    }

    @Test
    void placesThatAreNotFiniteMustBeTheSame() {
        assertEquals(INFINITE, error(v(1, NAN), v(1, 2)));
        assertEquals(INFINITE, error(v(1, 2), v(1, INFINITE)));
        assertEquals(0, error(v(1, NAN), v(1, INFINITE)));
        assertEquals(0.5, error(v(1, NAN), v(2, NAN)));
    }

    @Test
    void otherSizesAreAsFarApartAsCanBe() {
        assertEquals(INFINITE, error(v(1), v(1, 2)));
    }
}
