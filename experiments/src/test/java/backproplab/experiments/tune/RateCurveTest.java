package backproplab.experiments.tune;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class RateCurveTest {
    @Test
    void ratesGrowByOneFactor() {
        GrowingRate rates = new GrowingRate(1e-7, 10, 33);
        assertEquals(1e-7, rates.at(1));
        assertEquals(1.77828e-7, rates.at(2), "a quarter of a power of ten, six digits");
        assertEquals(1e-4, rates.at(13), 1e-18);
        assertEquals(10, rates.at(33));
    }

    /** 80 steps: half of the mean stays. m = 2, 2, 1 over 1 - b^k = 1/2, 3/4, 7/8. */
    @Test
    void theMeanIsThatOfTheLossesAndNotOfItsStart() {
        RateCurve curve = new RateCurve(80);
        assertEquals(0.5, curve.kept());
        for (double loss : new double[] {4, 2, 0}) {
            curve.add(0.1, loss);
        }
        assertEquals(4, curve.points().get(0).smoothed());
        assertEquals(8.0 / 3, curve.points().get(1).smoothed(), 1e-15);
        assertEquals(8.0 / 7, curve.points().get(2).smoothed(), 1e-15);
        assertEquals(0, curve.points().get(2).loss());
        assertEquals(3, curve.points().get(2).step());
    }

    @Test
    void theWindowIsAFortiethOfTheSteps() {
        assertEquals(0, new RateCurve(10).kept());
        assertEquals(0.95, new RateCurve(800).kept(), 1e-15);
        assertEquals(0.98, new RateCurve(100_000).kept());
    }

    @Test
    void itEndsWithTheLastRate() {
        RateCurve curve = new RateCurve(2);
        assertTrue(curve.add(0.1, 1));
        assertFalse(curve.add(0.2, 1));
        assertEquals(RateCurve.End.LAST_RATE, curve.end());
    }

    @Test
    void itEndsAboveFourTimesTheSmallest() {
        RateCurve curve = new RateCurve(10);
        assertEquals(3, curve.flat());
        for (double loss : new double[] {0.1, 0.1, 1, 4}) {
            assertTrue(curve.add(0.1, loss), "what comes before the end of the run-up does not count");
        }
        assertFalse(curve.add(0.3, 4.01));
        assertEquals(RateCurve.End.ROSE, curve.end());
    }

    /** In the beginning the corrected mean is one loss, of which the next is many times more by chance. */
    @Test
    void aSmallFirstLossIsNotTheSmallest() {
        RateCurve curve = new RateCurve(100);
        assertTrue(curve.add(1e-7, 0.02));
        for (int step = 2; step < 100; step++) {
            assertTrue(curve.add(1e-6, 0.3), "step " + step);
        }
        assertEquals(10, curve.flat());
    }

    @Test
    void theRunUpIsNoShorterThanTheWindow() {
        for (int steps : new int[] {2, 39, 41, 100, 1999, 2000, 50_000}) {
            RateCurve curve = new RateCurve(steps);
            assertTrue(curve.flat() >= 1 / (1 - curve.kept()) - 1e-9, steps + " steps");
        }
    }

    @Test
    void itEndsWithWhatIsNoNumber() {
        RateCurve curve = new RateCurve(10);
        assertFalse(curve.add(0.1, Double.NaN));
        assertEquals(RateCurve.End.NOT_FINITE, curve.end());
        RateCurve infinite = new RateCurve(10);
        assertTrue(infinite.add(0.1, 1));
        assertFalse(infinite.add(0.1, Double.POSITIVE_INFINITY));
        assertEquals(RateCurve.End.NOT_FINITE, infinite.end());
    }
}
