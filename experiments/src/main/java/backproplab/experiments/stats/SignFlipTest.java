package backproplab.experiments.stats;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/**
 * The one-sided sign-flip permutation test of paired differences (Fisher 1935, section 21): if the differences lay evenly around 0,
 * each could as well have the other sign. p is the share of all sign patterns whose sum is at least as large as the sum that was
 * found, so that a small p speaks for a mean above 0.
 *
 * <p>With n differences p is at least {@code 1 / 2^n}. Beyond {@value #MOST_EXACT} differences patterns are drawn, and p is
 * {@code (1 + as large) / (1 + drawn)} (Phipson, Smyth 2010).
 */
public final class SignFlipTest {
    /** Up to so many differences every pattern is counted: {@value}. */
    public static final int MOST_EXACT = 16;
    /** Patterns drawn beyond that: {@value}. */
    public static final int DRAWN = 100_000;

    /** Sums that differ by rounding only are equal. */
    private static final double ROUNDING = 1e-12;

    private SignFlipTest() {}

    /**
     * Tests whether the mean lies above a bound.
     *
     * @param differences one for each pair, all finite
     * @param bound what the mean is held against
     * @param seed of the patterns, where they are drawn
     * @return p, above 0 and at most 1; 1 of no differences
     */
    public static double above(double[] differences, double bound, long seed) {
        return larger(Arrays.stream(differences).map(each -> each - bound).toArray(), seed);
    }

    /**
     * Tests whether the mean lies below a bound.
     *
     * @param differences one for each pair, all finite
     * @param bound what the mean is held against
     * @param seed of the patterns, where they are drawn
     * @return p, above 0 and at most 1; 1 of no differences
     */
    public static double below(double[] differences, double bound, long seed) {
        return larger(Arrays.stream(differences).map(each -> bound - each).toArray(), seed);
    }

    /**
     * The smallest p that so many differences can give.
     *
     * @param differences how many, at least 0
     * @return 1 / 2^n, or that of drawn patterns
     */
    public static double leastP(int differences) {
        return differences <= MOST_EXACT ? 1.0 / (1 << differences) : 1.0 / (1 + DRAWN);
    }

    private static double larger(double[] differences, long seed) {
        double sum = Arrays.stream(differences).sum();
        double size = Arrays.stream(differences).map(Math::abs).sum();
        double least = sum - ROUNDING * size;
        return differences.length <= MOST_EXACT ? exact(differences, least) : drawn(differences, least, seed);
    }

    /** Sums of the first half of the differences and of the second are found once; every pattern is a pair of them. */
    private static double exact(double[] differences, double least) {
        int half = differences.length / 2;
        double[] first = sums(differences, 0, half);
        double[] second = sums(differences, half, differences.length);
        long asLarge = 0;
        for (double one : first) {
            for (double other : second) {
                asLarge += one + other >= least ? 1 : 0;
            }
        }
        return (double) asLarge / (1L << differences.length);
    }

    private static double[] sums(double[] differences, int from, int to) {
        double[] sums = {0};
        for (int i = from; i < to; i++) {
            double[] twice = Arrays.copyOf(sums, 2 * sums.length);
            for (int j = 0; j < sums.length; j++) {
                twice[j] = sums[j] + differences[i];
                twice[sums.length + j] = sums[j] - differences[i];
            }
            sums = twice;
        }
        return sums;
    }

    private static double drawn(double[] differences, double least, long seed) {
        UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(seed);
        int asLarge = 0;
        for (int pattern = 0; pattern < DRAWN; pattern++) {
            double sum = 0;
            for (double difference : differences) {
                sum += random.nextBoolean() ? difference : -difference;
            }
            asLarge += sum >= least ? 1 : 0;
        }
        return (1.0 + asLarge) / (1.0 + DRAWN);
    }
}
