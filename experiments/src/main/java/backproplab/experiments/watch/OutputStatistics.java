package backproplab.experiments.watch;

import backproplab.network.shape.Shape;

/**
 * How the outputs of a layer are spread over a batch.
 *
 * @param mean of all of them
 * @param deviation their standard deviation, of all and not of a sample: divided by their number
 * @param deadPct share of the units, features of rows and channels of images, that are 0 for every image of the batch, in percent
 */
public record OutputStatistics(double mean, double deviation, double deadPct) {
    /** Of a layer that an engine does not show. */
    static final OutputStatistics UNKNOWN = new OutputStatistics(Double.NaN, Double.NaN, Double.NaN);

    /**
     * Of a batch.
     *
     * @param values N x C x H x W or N x F, row-major
     * @param sample shape of one image's part, N = 1; flat or not
     * @return mean and deviation are NaN or infinite if a value is
     */
    static OutputStatistics of(double[] values, Shape sample) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        double mean = sum / values.length;
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        return new OutputStatistics(mean, Math.sqrt(squares / values.length), deadPct(values, sample));
    }

    private static double deadPct(double[] values, Shape sample) {
        int units = sample.dim(1);
        int plane = sample.size() / units;
        boolean[] alive = new boolean[units];
        for (int i = 0; i < values.length; i++) {
            alive[i / plane % units] |= values[i] != 0;
        }
        int dead = 0;
        for (boolean unit : alive) {
            dead += unit ? 0 : 1;
        }
        return 100.0 * dead / units;
    }
}
