package backproplab.experiments.stats;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.apache.commons.statistics.descriptive.Mean;
import org.apache.commons.statistics.descriptive.Quantile;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * The bias-corrected and accelerated bootstrap interval of a mean (Efron 1987; Efron, Tibshirani 1993, section 14.3): quantiles of
 * the means of samples drawn with replacement, moved by {@code z0}, how far the mean lies from their median, and by
 * {@code a = sum (m - m_i)^3 / (6 (sum (m - m_i)^2)^1.5)}, how skewed the values are, with {@code m_i} the mean without value i.
 */
public final class BcaInterval {
    /** How many samples are drawn: {@value}. */
    public static final int SAMPLES = 10_000;

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    private BcaInterval() {}

    /**
     * The interval of a mean.
     *
     * @param values at least one, all finite
     * @param seed of the draws
     * @return the same at every call with equal arguments; of equal values the value as both ends
     * @throws IllegalArgumentException if there is no value
     */
    public static Interval of(double[] values, long seed) {
        if (values.length == 0) {
            throw new IllegalArgumentException("a bootstrap needs at least one value");
        }
        double mean = Mean.of(values).getAsDouble();
        if (Arrays.stream(values).allMatch(value -> value == values[0])) {
            return new Interval(mean, mean, mean);
        }
        double[] means = means(values, seed);
        double z0 = NORMAL.inverseCumulativeProbability(shareBelow(means, mean));
        double acceleration = acceleration(values, mean);
        double tail = (1 - Interval.CONFIDENCE) / 2;
        double[] ends = Quantile.withDefaults()
                .evaluate(means, moved(tail, z0, acceleration), moved(1 - tail, z0, acceleration));
        return new Interval(mean, Math.min(ends[0], mean), Math.max(ends[1], mean));
    }

    private static double[] means(double[] values, long seed) {
        UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(seed);
        double[] means = new double[SAMPLES];
        for (int sample = 0; sample < SAMPLES; sample++) {
            double sum = 0;
            for (int i = 0; i < values.length; i++) {
                sum += values[random.nextInt(values.length)];
            }
            means[sample] = sum / values.length;
        }
        return means;
    }

    /** Equal ones count half; never 0 or 1, whose quantile is infinite. */
    private static double shareBelow(double[] means, double mean) {
        double below = 0;
        for (double each : means) {
            below += each < mean ? 1 : each == mean ? 0.5 : 0;
        }
        return Math.min(Math.max(below, 0.5), means.length - 0.5) / means.length;
    }

    private static double acceleration(double[] values, double mean) {
        double squares = 0;
        double cubes = 0;
        for (double value : values) {
            // The mean minus the mean without this value.
            double move = (value - mean) / (values.length - 1);
            squares += move * move;
            cubes += move * move * move;
        }
        return cubes / (6 * Math.pow(squares, 1.5));
    }

    private static double moved(double probability, double z0, double acceleration) {
        double z = z0 + NORMAL.inverseCumulativeProbability(probability);
        return NORMAL.cumulativeProbability(z0 + z / (1 - acceleration * z));
    }
}
