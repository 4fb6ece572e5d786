package backproplab.experiments.stats;

import java.util.Arrays;
import org.apache.commons.statistics.descriptive.Mean;
import org.apache.commons.statistics.descriptive.StandardDeviation;
import org.apache.commons.statistics.distribution.TDistribution;

/** Student's 95 % interval of a mean: {@code mean +- t s / sqrt(n)} with n - 1 degrees of freedom (Student 1908). */
public final class MeanInterval {
    private MeanInterval() {}

    /**
     * The interval of a mean.
     *
     * @param values independent measurements; those that are not finite are left out
     * @return of one value the value itself as both ends, since one value says nothing about spread; of none
     *     {@link Interval#NONE}
     */
    public static Interval of(double... values) {
        double[] finite = Arrays.stream(values).filter(Double::isFinite).toArray();
        if (finite.length == 0) {
            return Interval.NONE;
        }
        double mean = Mean.of(finite).getAsDouble();
        if (finite.length == 1) {
            return new Interval(mean, mean, mean);
        }
        double t =
                TDistribution.of(finite.length - 1.0).inverseCumulativeProbability(1 - (1 - Interval.CONFIDENCE) / 2);
        double half = t * StandardDeviation.of(finite).getAsDouble() / Math.sqrt(finite.length);
        return new Interval(mean, mean - half, mean + half);
    }
}
