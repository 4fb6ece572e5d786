package backproplab.experiments.tune;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * Learning rates that grow by the same factor from step to step: {@code first * (last / first)^((step - 1) / (steps - 1))}, of six digits
 * each, so that the table has them as they were used.
 *
 * @param first rate of the first step, above 0
 * @param last rate of the last step
 * @param steps how many there are, at least 2
 */
record GrowingRate(double first, double last, int steps) {
    private static final MathContext DIGITS = new MathContext(6);

    /** The rate of a step, which counts from 1. */
    double at(int step) {
        double share = (step - 1) / (steps - 1.0);
        double rate = first * StrictMath.pow(last / first, share);
        return BigDecimal.valueOf(rate).round(DIGITS).doubleValue();
    }
}
