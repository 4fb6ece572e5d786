package backproplab.experiments.stats;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/**
 * The two-sided sign-flip permutation test of paired differences (Fisher 1935, section 21): if the two arms were alike, each
 * difference could as well have the other sign. p is the share of all sign patterns whose sum is at least as far from 0 as the
 * sum that was found.
 *
 * <p>With n differences p is at least {@code 2 / 2^n}: 5 cannot go below 0.05, 6 reach 0.03125. Beyond {@value #MOST_EXACT}
 * differences patterns are drawn, and p is {@code (1 + as far) / (1 + drawn)} (Phipson, Smyth 2010).
 */
public final class SignFlipTest {
    /** Up to so many differences every pattern is counted: {@value}. */
    public static final int MOST_EXACT = 20;
    /** Patterns drawn beyond that: {@value}. */
    public static final int DRAWN = 100_000;

    /** Sums that differ by rounding only are equal. */
    private static final double ROUNDING = 1e-12;

    private SignFlipTest() {}

    /**
     * Tests whether the mean difference is 0.
     *
     * @param differences one for each pair, all finite
     * @param seed of the patterns, where they are drawn
     * @return p, above 0 and at most 1; 1 of no differences
     */
    public static double pValue(double[] differences, long seed) {
        double observed = 0;
        double size = 0;
        for (double difference : differences) {
            observed += difference;
            size += Math.abs(difference);
        }
        double least = Math.abs(observed) - ROUNDING * size;
        return differences.length <= MOST_EXACT ? exact(differences, least) : drawn(differences, least, seed);
    }

    private static double exact(double[] differences, double least) {
        int patterns = 1 << differences.length;
        int asFar = 0;
        for (int pattern = 0; pattern < patterns; pattern++) {
            asFar += asFar(differences, pattern, least);
        }
        return (double) asFar / patterns;
    }

    private static int asFar(double[] differences, int pattern, double least) {
        double sum = 0;
        for (int i = 0; i < differences.length; i++) {
            sum += (pattern >> i & 1) == 0 ? differences[i] : -differences[i];
        }
        return Math.abs(sum) >= least ? 1 : 0;
    }

    private static double drawn(double[] differences, double least, long seed) {
        UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(seed);
        int asFar = 0;
        for (int pattern = 0; pattern < DRAWN; pattern++) {
            double sum = 0;
            for (double difference : differences) {
                sum += random.nextBoolean() ? difference : -difference;
            }
            asFar += Math.abs(sum) >= least ? 1 : 0;
        }
        return (1.0 + asFar) / (1.0 + DRAWN);
    }
}
