package backproplab.experiments.stats;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.apache.commons.statistics.descriptive.Mean;
import org.apache.commons.statistics.descriptive.Quantile;

/**
 * The percentile bootstrap of a mean: the 2.5 % and 97.5 % quantiles of the means of samples drawn with replacement (Efron,
 * Tibshirani 1993, section 13.3). With few values it is somewhat narrow, since it never leaves the range of the values.
 */
public final class Bootstrap {
    /** How many samples are drawn: {@value}. */
    public static final int SAMPLES = 10_000;

    private Bootstrap() {}

    /**
     * The interval of a mean.
     *
     * @param values at least one, all finite
     * @param seed of the draws
     * @return the same at every call with equal arguments
     * @throws IllegalArgumentException if there is no value
     */
    public static Interval of(double[] values, long seed) {
        if (values.length == 0) {
            throw new IllegalArgumentException("a bootstrap needs at least one value");
        }
        UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(seed);
        double[] means = new double[SAMPLES];
        for (int sample = 0; sample < SAMPLES; sample++) {
            double sum = 0;
            for (int i = 0; i < values.length; i++) {
                sum += values[random.nextInt(values.length)];
            }
            means[sample] = sum / values.length;
        }
        double tail = (1 - Interval.CONFIDENCE) / 2;
        double[] ends = Quantile.withDefaults().evaluate(means, tail, 1 - tail);
        return new Interval(Mean.of(values).getAsDouble(), ends[0], ends[1]);
    }
}
