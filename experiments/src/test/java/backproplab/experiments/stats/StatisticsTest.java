package backproplab.experiments.stats;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Every expected value is worked out by hand or taken from a printed table. */
class StatisticsTest {
    private static final long SEED = 1;
    private static final double ROUNDING = 1e-12;

    @Test
    void theMeanIntervalIsStudents() {
        // s = 1, n = 3, t(0.975, 2) = 4.3027 in any table: half width 4.3027 / sqrt(3).
        Interval interval = MeanInterval.of(1, 2, 3);
        assertEquals(2, interval.mean());
        assertEquals(2 - 4.3027 / Math.sqrt(3), interval.low(), 1e-4);
        assertEquals(2 + 4.3027 / Math.sqrt(3), interval.high(), 1e-4);
    }

    @Test
    void oneValueIsItsOwnIntervalAndNoneHasNone() {
        assertEquals(new Interval(7, 7, 7), MeanInterval.of(7));
        assertEquals(new Interval(7, 7, 7), MeanInterval.of(7, Double.NaN));
        assertEquals(Interval.NONE, MeanInterval.of());
    }

    @Test
    void anIntervalMayBeWidened() {
        Interval interval = new Interval(97, 96, 98);
        assertTrue(interval.contains(98, 0));
        assertFalse(interval.contains(98.5, 0));
        assertTrue(interval.contains(98.5, 1));
        assertTrue(interval.contains(95, 1));
        assertFalse(interval.contains(94.9, 1));
        assertFalse(Interval.NONE.contains(97, 1));
        assertFalse(interval.contains(Double.NaN, 1));
    }

    @Test
    void ofSixDifferencesOfOneSignOnlyTwoPatternsAreAsFar() {
        assertEquals(2.0 / 64, SignFlipTest.pValue(new double[] {1, 2, 3, 4, 5, 6}, SEED));
        assertEquals(2.0 / 64, SignFlipTest.pValue(new double[] {-1, -2, -3, -4, -5, -6}, SEED));
        assertEquals(2.0 / 32, SignFlipTest.pValue(new double[] {1, 2, 3, 4, 5}, SEED), "five cannot reach 0.05");
    }

    @Test
    void theSignFlipTestCountsPatterns() {
        // Sum 4; of the eight patterns of 1, 2, 3 with signs the sums are +-6, +-4, +-2, 0, 0: four are at least 4 from
        // 0.
        assertEquals(4.0 / 8, SignFlipTest.pValue(new double[] {-1, 2, 3}, SEED));
        assertEquals(1, SignFlipTest.pValue(new double[] {0, 0, 0, 0, 0, 0}, SEED));
        assertEquals(1, SignFlipTest.pValue(new double[0], SEED));
        // 0.1 + 0.2 and 0.3 differ by rounding: the patterns with sum 0 must not depend on it.
        assertEquals(1, SignFlipTest.pValue(new double[] {0.1, 0.2, -0.3}, SEED), "the sum found is 0 itself");
    }

    @Test
    void manyDifferencesAreDrawnAndAgreeWithTheCount() {
        // 21 zeros, then 6 of one sign: zeros change no sum, so p is that of the six, 0.03125.
        double[] differences = new double[27];
        Arrays.setAll(differences, i -> i < 21 ? 0 : i);
        double p = SignFlipTest.pValue(differences, SEED);
        // The standard error of 100,000 draws is 0.00055.
        assertEquals(2.0 / 64, p, 0.0025);
        assertEquals(p, SignFlipTest.pValue(differences, SEED), "equal seeds");
    }

    @Test
    void theBootstrapOfTwoValuesHasThreeMeans() {
        // Means 0, 1/2, 1 with chances 1/4, 1/2, 1/4: the tails of 2.5 % are inside the outer ones.
        Interval interval = Bootstrap.of(new double[] {0, 1}, SEED);
        assertEquals(new Interval(0.5, 0, 1), interval);
        assertEquals(new Interval(3, 3, 3), Bootstrap.of(new double[] {3, 3, 3}, SEED));
        assertThrows(IllegalArgumentException.class, () -> Bootstrap.of(new double[0], SEED));
    }

    @Test
    void theBootstrapOfManyValuesIsNearTheNormalInterval() {
        // 0..99: s of the population 28.866, standard error 2.8866, 1.96 of them.
        double[] values = new double[100];
        Arrays.setAll(values, i -> i);
        Interval interval = Bootstrap.of(values, SEED);
        assertEquals(49.5, interval.mean(), ROUNDING);
        assertEquals(49.5 - 1.96 * 2.8866, interval.low(), 0.25);
        assertEquals(49.5 + 1.96 * 2.8866, interval.high(), 0.25);
        assertEquals(interval, Bootstrap.of(values, SEED), "equal seeds");
    }

    @Test
    void holmMultipliesTheSmallestMost() {
        // 0.01 * 3, then 0.02 * 2 = 0.04, then 0.03 * 1, which may not be below the one before.
        assertArrayEquals(new double[] {0.04, 0.03, 0.04}, Holm.adjust(0.03, 0.01, 0.02), ROUNDING);
        assertArrayEquals(new double[] {1, 1}, Holm.adjust(0.6, 0.9), ROUNDING);
        assertArrayEquals(new double[0], Holm.adjust());
    }
}
