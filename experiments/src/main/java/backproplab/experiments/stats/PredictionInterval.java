package backproplab.experiments.stats;

import java.util.Arrays;

/**
 * Where one more run may be expected: {@code mean +- t s sqrt(1 + 1/n)} with n - 1 degrees of freedom, 95 %. Unlike the interval of
 * the mean it does not shrink to nothing with more runs, since a single run goes on spreading.
 */
public final class PredictionInterval {
    /** Fewer values say too little of the spread: with two, t is 12.7, and nearly anything would be expected. */
    public static final int FEWEST = 3;

    private PredictionInterval() {}

    /**
     * The interval of one more value.
     *
     * @param values independent measurements; those that are not finite are left out
     * @return the mean as both ends where there are fewer than {@value #FEWEST}; of none {@link Interval#NONE}
     */
    public static Interval of(double... values) {
        double[] finite = Arrays.stream(values).filter(Double::isFinite).toArray();
        Interval mean = MeanInterval.of(finite);
        if (finite.length < FEWEST) {
            return new Interval(mean.mean(), mean.mean(), mean.mean());
        }
        // The interval of the mean has sqrt(1/n) in place of sqrt(1 + 1/n).
        double half = (mean.high() - mean.mean()) * Math.sqrt(finite.length + 1.0);
        return new Interval(mean.mean(), mean.mean() - half, mean.mean() + half);
    }
}
