package backproplab.experiments.stats;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Expected values are counted by hand, or are those of SciPy 1.10.1's {@code permutation_test(permutation_type='samples')}. */
class SignFlipTestTest {
    static final double[] DIFFERENCES = {1.2, -0.3, 0.8, 2.1, 0.4, -0.9, 1.7, 0.6, 0.2, 1.1, -0.1, 0.9};
    private static final long SEED = 1;
    private static final double ROUNDING = 1e-12;

    @Test
    void ofSixDifferencesOfOneSignOnlyOnePatternIsAsLarge() {
        double[] six = {1, 2, 3, 4, 5, 6};
        assertEquals(1.0 / 64, SignFlipTest.above(six, 0, SEED));
        assertEquals(1, SignFlipTest.below(six, 0, SEED));
        assertEquals(1.0 / 64, SignFlipTest.below(new double[] {-1, -2, -3, -4, -5, -6}, 0, SEED));
        assertEquals(1.0 / 64, SignFlipTest.leastP(6));
    }

    @Test
    void itCountsPatterns() {
        // Sum 4; of the eight patterns of 1, 2, 3 with signs the sums are +-6, +-4, +-2, 0, 0: two are at least 4.
        assertEquals(2.0 / 8, SignFlipTest.above(new double[] {-1, 2, 3}, 0, SEED));
        assertEquals(1, SignFlipTest.above(new double[] {0, 0, 0, 0, 0, 0}, 0, SEED));
        assertEquals(1, SignFlipTest.above(new double[0], 0, SEED));
        // 0.1 + 0.2 and 0.3 differ by rounding: sums 0.6, 0.4, 0.2, 0 and their negatives, of which five are at least
        // 0.
        assertEquals(5.0 / 8, SignFlipTest.above(new double[] {0.1, 0.2, -0.3}, 0, SEED), "the sum found is 0 itself");
    }

    @Test
    void itIsSciPys() {
        assertEquals(57.0 / 4096, SignFlipTest.above(DIFFERENCES, 0, SEED));
        assertEquals(4049.0 / 4096, SignFlipTest.below(DIFFERENCES, 0, SEED));
        assertEquals(375.0 / 4096, SignFlipTest.below(DIFFERENCES, 1, SEED));
        assertEquals(295.0 / 4096, SignFlipTest.above(DIFFERENCES, 0.25, SEED));
    }

    @Test
    void manyDifferencesAreDrawnAndAgreeWithTheCount() {
        // 21 zeros, then 6 of one sign: zeros change no sum, so p is that of the six.
        double[] differences = new double[27];
        Arrays.setAll(differences, i -> i < 21 ? 0 : i);
        double p = SignFlipTest.above(differences, 0, SEED);
        // The standard error of 100,000 draws is 0.0004.
        assertEquals(1.0 / 64, p, 0.002);
        assertEquals(p, SignFlipTest.above(differences, 0, SEED), "equal seeds");
        assertEquals(1.0 / 100_001, SignFlipTest.leastP(17));
        assertEquals(1.0 / 65_536, SignFlipTest.leastP(16));
    }

    @Test
    void holmMultipliesTheSmallestMost() {
        // 0.01 * 3, then 0.02 * 2 = 0.04, then 0.03 * 1, which may not be below the one before.
        assertArrayEquals(new double[] {0.04, 0.03, 0.04}, Holm.adjust(0.03, 0.01, 0.02), ROUNDING);
        assertArrayEquals(new double[] {1, 1}, Holm.adjust(0.6, 0.9), ROUNDING);
        assertArrayEquals(new double[0], Holm.adjust());
    }

    @Test
    void seedsThatCanDecideHaveALeastPThatSurvives() {
        // 204 / 4096 = 0.0498, 205 / 4096 = 0.05005.
        assertEquals(12, SeedsNeeded.toDecide(204));
        assertEquals(13, SeedsNeeded.toDecide(205));
        assertEquals(6, SeedsNeeded.toDecide(2), "2 / 32 = 0.0625 is too much");
        // Drawn patterns cannot go below 1 / 100,001.
        assertEquals(SeedsNeeded.MOST + 1, SeedsNeeded.toDecide(6_000));
    }

    @Test
    void seedsThatShowAnEffectFollowFromItsSizeAndSpread() {
        // SciPy: ((norm.ppf(1 - 0.05/98) + norm.ppf(0.8)) * 2) ** 2 = 68.11, and 31.40 for 2 tests.
        assertEquals(69, SeedsNeeded.toShow(0.5, 1, 98));
        assertEquals(69, SeedsNeeded.toShow(-0.5, 1, 98));
        assertEquals(32, SeedsNeeded.toShow(0.5, 1, 2));
        assertEquals(
                11, SeedsNeeded.toShow(5, 1, 98), "never fewer than can decide: 98 / 1024 = 0.096, 98 / 2048 = 0.048");
        assertEquals(11, SeedsNeeded.toShow(0.1, 0, 98), "no spread");
        assertEquals(SeedsNeeded.MOST + 1, SeedsNeeded.toShow(0, 1, 98));
        assertEquals(SeedsNeeded.MOST + 1, SeedsNeeded.toShow(0, 0, 98));
    }
}
