package backproplab.report.run;

import java.util.List;

/**
 * What several seeds came to.
 *
 * @param mean of all
 * @param low the least
 * @param high the largest
 * @param count how many there are
 */
public record Spread(double mean, double low, double high, int count) {

    /**
     * Summarises numbers.
     *
     * @param values any; those that are not finite are left out
     * @return NaN three times if none is left
     */
    public static Spread of(List<Double> values) {
        double[] finite = values.stream()
                .mapToDouble(Double::doubleValue)
                .filter(Double::isFinite)
                .toArray();
        double low = Double.NaN;
        double high = Double.NaN;
        double sum = 0;
        for (double value : finite) {
            low = Double.isNaN(low) ? value : Math.min(low, value);
            high = Double.isNaN(high) ? value : Math.max(high, value);
            sum += value;
        }
        return new Spread(finite.length == 0 ? Double.NaN : sum / finite.length, low, high, finite.length);
    }

    /**
     * Whether there is anything.
     *
     * @return whether there is a number
     */
    public boolean known() {
        return count > 0;
    }
}
