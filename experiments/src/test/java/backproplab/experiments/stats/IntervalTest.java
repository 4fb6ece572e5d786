package backproplab.experiments.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Expected values are worked out by hand, or are SciPy 1.10.1's. */
class IntervalTest {
    private static final long SEED = 1;
    private static final double[] SKEWED = {0.1, 0.2, 0.0, 0.3, 0.1, 0.2, 0.0, 0.1, 0.4, 0.2, 0.1, 6.0};

    private static void assertInterval(double low, double high, double tolerance, Interval interval) {
        assertEquals(low, interval.low(), tolerance, interval.toString());
        assertEquals(high, interval.high(), tolerance, interval.toString());
    }

    @Test
    void theMeanIntervalIsStudents() {
        // s = 1, n = 3, t(0.975, 2) = 4.3027 in any table: half width 4.3027 / sqrt(3).
        Interval interval = MeanInterval.of(1, 2, 3);
        assertEquals(2, interval.mean());
        assertInterval(2 - 4.3027 / Math.sqrt(3), 2 + 4.3027 / Math.sqrt(3), 1e-4, interval);
        // stats.t.interval(0.95, 11, mean, sem)
        assertInterval(0.10222570354468796, 1.1811076297886456, 1e-9, MeanInterval.of(SignFlipTestTest.DIFFERENCES));
    }

    @Test
    void oneValueIsItsOwnIntervalAndNoneHasNone() {
        assertEquals(new Interval(7, 7, 7), MeanInterval.of(7));
        assertEquals(new Interval(7, 7, 7), MeanInterval.of(7, Double.NaN));
        assertEquals(Interval.NONE, MeanInterval.of());
    }

    @Test
    void onlyFiniteNumbersLieInAWidenedInterval() {
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
    void oneMoreRunSpreadsFurtherThanTheMean() {
        // 4.3027 * sqrt(1 + 1/3)
        assertInterval(2 - 4.96833, 2 + 4.96833, 1e-4, PredictionInterval.of(1, 2, 3));
        // mean -+ t.ppf(0.975, 11) * std(ddof=1) * sqrt(1 + 1/12)
        assertInterval(
                -1.3033153859553068, 2.58664871928864, 1e-9, PredictionInterval.of(SignFlipTestTest.DIFFERENCES));
        assertEquals(new Interval(2, 2, 2), PredictionInterval.of(1, 3), "two say nothing of the spread");
        assertTrue(Double.isNaN(PredictionInterval.of().mean()));
    }

    @Test
    void bcaIsSciPys() {
        // stats.bootstrap((values,), np.mean, method='BCa', n_resamples=200_000); 10,000 draws move an end by
        // hundredths.
        assertInterval(0.175, 1.1, 0.03, BcaInterval.of(SignFlipTestTest.DIFFERENCES, SEED));
        assertInterval(0.1333, 2.6, 0.12, BcaInterval.of(SKEWED, SEED));
        assertEquals(BcaInterval.of(SKEWED, SEED), BcaInterval.of(SKEWED, SEED), "equal seeds");
        assertEquals(new Interval(3, 3, 3), BcaInterval.of(new double[] {3, 3, 3}, SEED));
        assertThrows(IllegalArgumentException.class, () -> BcaInterval.of(new double[0], SEED));
    }

    @Test
    void bcaOfManyValuesIsNearTheNormalInterval() {
        // 0..99: s of the population 28.866, standard error 2.8866, 1.96 of them.
        double[] values = new double[100];
        Arrays.setAll(values, i -> i);
        assertInterval(49.5 - 1.96 * 2.8866, 49.5 + 1.96 * 2.8866, 0.25, BcaInterval.of(values, SEED));
    }

    @Test
    void farFromNormalTheBootstrapTakesOver() {
        // stats.skew(values, bias=False); the standard error at n = 12 is sqrt(6 * 12 * 11 / (10 * 13 * 15)) = 0.637.
        assertEquals(3.4351885372392, EffectInterval.skewness(SKEWED), 1e-9);
        assertEquals(-0.07647291078210867, EffectInterval.skewness(SignFlipTestTest.DIFFERENCES), 1e-9);
        assertEquals(0.6373020054525532, EffectInterval.standardError(12), 1e-12);
        assertEquals(new EffectInterval(BcaInterval.of(SKEWED, SEED), "BCa"), EffectInterval.of(SKEWED, SEED));
        assertEquals(
                "Student's t",
                EffectInterval.of(SignFlipTestTest.DIFFERENCES, SEED).name());
        double[] eleven = Arrays.copyOfRange(SKEWED, 1, 12);
        assertEquals(
                new EffectInterval(MeanInterval.of(eleven), "Student's t"),
                EffectInterval.of(eleven, SEED),
                "too few to see their form");
        assertEquals(Interval.NONE, EffectInterval.of(new double[0], SEED).interval());
        assertEquals(
                new EffectInterval(new Interval(3, Double.NaN, Double.NaN), "Student's t"),
                EffectInterval.of(new double[] {3}, SEED),
                "one says nothing of the spread");
        assertEquals(
                new Interval(3, 3, 3),
                EffectInterval.of(new double[] {3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3}, SEED)
                        .interval());
    }
}
