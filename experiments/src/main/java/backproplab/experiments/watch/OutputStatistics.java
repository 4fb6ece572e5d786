package backproplab.experiments.watch;

import backproplab.experiments.results.LayerMeasures.Outputs;
import backproplab.network.shape.Shape;

/** Measures how the outputs of a layer are spread over a batch. */
final class OutputStatistics {
    private OutputStatistics() {}

    /**
     * Of a batch.
     *
     * @param values N x C x H x W or N x F, row-major
     * @param sample shape of one image's part, N = 1; flat or not
     * @return mean and deviation are NaN or infinite if a value is; of such a layer it is not known which units are dead
     */
    static Outputs of(double[] values, Shape sample) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        double mean = sum / values.length;
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        double dead = Double.isFinite(mean) ? deadPct(values, sample) : Double.NaN;
        return new Outputs(mean, Math.sqrt(squares / values.length), dead);
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
