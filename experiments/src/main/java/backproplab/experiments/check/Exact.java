package backproplab.experiments.check;

import java.math.BigDecimal;

/** Sums of products without rounding, and how far an answer is from them. */
final class Exact {
    private BigDecimal sum = BigDecimal.ZERO;

    /** Adds a product of doubles as they are. */
    Exact plus(double a, double b) {
        sum = sum.add(new BigDecimal(a).multiply(new BigDecimal(b)));
        return this;
    }

    /** The sum, rounded once. */
    double value() {
        return sum.doubleValue();
    }

    /** The error of the gradient check, {@code max |a - b| / max(|a| + |b|)}; 0 if all are 0. */
    static double error(double[] answer, double[] exact) {
        double difference = 0;
        double magnitude = 0;
        for (int i = 0; i < exact.length; i++) {
            difference = Math.max(difference, Math.abs(answer[i] - exact[i]));
            magnitude = Math.max(magnitude, Math.abs(answer[i]) + Math.abs(exact[i]));
        }
        return difference == 0 ? 0 : difference / magnitude;
    }
}
