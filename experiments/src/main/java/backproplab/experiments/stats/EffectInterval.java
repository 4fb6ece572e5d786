package backproplab.experiments.stats;

import java.util.Arrays;

/**
 * The 95 % interval of a mean difference by a rule that is fixed beforehand: Student's, unless there are at least {@value #FEWEST}
 * differences whose skewness is beyond {@value #FAR} standard errors of what normal ones have; then BCa's. Fewer differences say too
 * little of their own form for a bootstrap to be better.
 *
 * @param interval the mean and its ends
 * @param name {@value #STUDENT} or {@value #BCA}
 */
public record EffectInterval(Interval interval, String name) {
    /** Student's paired interval. */
    public static final String STUDENT = "Student's t";
    /** The bootstrap's. */
    public static final String BCA = "BCa";
    /** The fewest differences whose form is looked at: {@value}. */
    public static final int FEWEST = 12;
    /** How many standard errors are far: {@value}. */
    public static final double FAR = 3;

    /**
     * Finds the interval.
     *
     * @param differences one for each pair, all finite
     * @param seed of the bootstrap's draws
     * @return {@link Interval#NONE} of no differences; of one its value without ends, since one says nothing about spread
     */
    public static EffectInterval of(double[] differences, long seed) {
        if (differences.length == 1) {
            return new EffectInterval(new Interval(differences[0], Double.NaN, Double.NaN), STUDENT);
        }
        boolean skewed = differences.length >= FEWEST
                && Math.abs(skewness(differences)) > FAR * standardError(differences.length);
        return skewed
                ? new EffectInterval(BcaInterval.of(differences, seed), BCA)
                : new EffectInterval(MeanInterval.of(differences), STUDENT);
    }

    /** Fisher's G1 with its factor for small samples; 0 of equal values. */
    static double skewness(double[] values) {
        int n = values.length;
        double mean = Arrays.stream(values).average().orElse(0);
        double squares = 0;
        double cubes = 0;
        for (double value : values) {
            double distance = value - mean;
            squares += distance * distance;
            cubes += distance * distance * distance;
        }
        return squares == 0 ? 0 : Math.sqrt((double) n * (n - 1)) / (n - 2) * cubes / n / Math.pow(squares / n, 1.5);
    }

    /** That of G1 over samples of a normal distribution. */
    static double standardError(int n) {
        return Math.sqrt(6.0 * n * (n - 1) / ((n - 2.0) * (n + 1.0) * (n + 3.0)));
    }
}
