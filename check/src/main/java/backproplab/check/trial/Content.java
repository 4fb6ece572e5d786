package backproplab.check.trial;

import backproplab.network.layer.LayerSpec;
import backproplab.network.shape.Shape;
import java.util.Arrays;
import java.util.function.BiFunction;

/** What the inputs of a layer hold. */
enum Content {
    /** Numbers of either sign, none near 0. */
    PLAIN(true, (draws, shape) -> draws.values(shape.size())),
    /** No two nearly equal, so that a window has one largest. */
    DISTINCT(true, (draws, shape) -> draws.distinct(shape.size())),
    /** All below 0: a padding of zeros would win. */
    NEGATIVE(true, (draws, shape) -> {
        double[] values = draws.distinct(shape.size());
        Arrays.setAll(values, i -> (float) (values[i] - 2));
        return values;
    }),
    /** Many windows have several that are equal and largest. */
    TIED(false, (draws, shape) -> draws.tied(shape.size())),
    /** Every third is 0, one of them -0. */
    ZEROS(false, (draws, shape) -> {
        double[] values = draws.values(shape.size());
        for (int i = 0; i < values.length; i += 3) {
            values[i] = 0;
        }
        values[3] = -0.0;
        return values;
    }),
    /** Up to +-8, and at two places +-1000, where exp(x) is no number any more. */
    LARGE(false, (draws, shape) -> {
        double[] values = draws.values(shape.size());
        Arrays.setAll(values, i -> 8 * values[i]);
        values[1] = 1000;
        values[4] = -1000;
        return values;
    }),
    /**
     * The channels lie around -20, 0, 50, -20 and so on, with spreads of 1, 0.002 and 3: one variance is far below the epsilon of
     * batch norm, one mean far above its deviation.
     */
    CHANNELS(false, (draws, shape) -> {
        return around(new double[] {-20, 0, 50}, new double[] {1, 0.002, 3}, draws, shape);
    }),
    /**
     * The channels lie around 100,000, -150,000 and 200,000, with a spread of 1: the mean of the squares
     * and the square of the mean are equal in their first ten digits. The numbers have 24 bits, so that in double sums of them and of their squares are exact, in
     * whatever order; in single precision no mean is near enough.
     */
    FAR(
            false,
            (draws, shape) -> around(new double[] {100_000, -150_000, 200_000}, new double[] {1, 1, 1}, draws, shape));

    private final boolean smooth;
    private final BiFunction<Draws, Shape, double[]> values;

    Content(boolean smooth, BiFunction<Draws, Shape, double[]> values) {
        this.smooth = smooth;
        this.values = values;
    }

    /** Whether a central difference means something for every kind of layer that is given this. */
    boolean smooth() {
        return smooth;
    }

    /** Whether a right layer in single precision is wrong on it. */
    boolean needsDouble() {
        return this == FAR;
    }

    private static double[] around(double[] centers, double[] spreads, Draws draws, Shape shape) {
        double[] values = draws.values(shape.size());
        int plane = LayerSpec.BatchNorm.plane(shape);
        for (int i = 0; i < values.length; i++) {
            int c = i / plane % shape.dim(1) % centers.length;
            values[i] = (float) (centers[c] + spreads[c] * values[i]);
        }
        return values;
    }

    double[] draw(Draws draws, Shape shape) {
        return values.apply(draws, shape);
    }
}
