package backproplab.experiments.stats;

import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * How many seeds a test among many takes. The least p of n seeds is {@code 1 / 2^n}, and Holm's correction multiplies the smallest of m
 * by m: n seeds can decide if {@code m / 2^n < 0.05}. To be decided with a chance of 80 %, an effect of size d and spread s takes
 * {@code n = ((z(1 - 0.05/m) + z(0.8)) s / d)^2} seeds, and never fewer than can decide (the usual formula of a one-sided test of a mean,
 * as in Cohen 1988, chapter 2, with normal quantiles).
 */
public final class SeedsNeeded {
    /** What a p after the correction must be below: {@value}. */
    public static final double LEVEL = 0.05;
    /** How likely a true effect of the size found is to be shown: {@value}. */
    public static final double POWER = 0.8;
    /** More than this is nobody's plan: {@value}. */
    public static final int MOST = 1000;

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    private SeedsNeeded() {}

    /**
     * Whether so many seeds can decide at all, if every difference speaks for it.
     *
     * @param seeds how many
     * @param tests in the family, at least 1
     * @return true if the least p survives the correction
     */
    public static boolean canDecide(int seeds, int tests) {
        return tests * SignFlipTest.leastP(seeds) < LEVEL;
    }

    /**
     * The fewest seeds that can decide.
     *
     * @param tests in the family, at least 1
     * @return at most {@value #MOST} + 1, which stands for none
     */
    public static int toDecide(int tests) {
        int seeds = 1;
        while (seeds <= MOST && !canDecide(seeds, tests)) {
            seeds++;
        }
        return seeds;
    }

    /**
     * The seeds that would show an effect like the one that was found.
     *
     * @param distance of the mean from what it is held against
     * @param deviation standard deviation of the differences
     * @param tests in the family, at least 1
     * @return at most {@value #MOST} + 1, which stands for more
     */
    public static int toShow(double distance, double deviation, int tests) {
        double quantiles =
                NORMAL.inverseSurvivalProbability(LEVEL / tests) + NORMAL.inverseCumulativeProbability(POWER);
        double ratio = deviation == 0 && distance != 0 ? 0 : quantiles * deviation / Math.abs(distance);
        // NaN of no distance and no spread is no number of seeds either.
        int shown = ratio * ratio <= MOST ? (int) Math.ceil(ratio * ratio) : MOST + 1;
        return Math.max(shown, toDecide(tests));
    }
}
