package backproplab.check.verdict;

import backproplab.check.trial.Observation;

/** The distance of two tensors. */
final class Errors {
    private static final double LEAST_NORM = 1e-12;

    private Errors() {}

    /**
     * {@code ||a - b|| / max(||a||, ||b||, 1e-12)}, 2-norms over the places where both are finite; infinite if the shapes differ or a
     * place is finite in one and not in the other. NaN and infinity count as the same: which of them comes out of an overflow depends on
     * how a formula is written.
     */
    static double between(Observation a, Observation b) {
        return a.shape().equals(b.shape()) ? between(a.values(), b.values()) : Double.POSITIVE_INFINITY;
    }

    static double between(double[] a, double[] b) {
        if (a.length != b.length) {
            return Double.POSITIVE_INFINITY;
        }
        double largest = 0;
        for (int i = 0; i < a.length; i++) {
            if (Double.isFinite(a[i]) != Double.isFinite(b[i])) {
                return Double.POSITIVE_INFINITY;
            }
            if (Double.isFinite(a[i])) {
                largest = Math.max(largest, Math.max(Math.abs(a[i]), Math.abs(b[i])));
            }
        }
        return largest == 0 ? 0 : scaled(a, b, largest);
    }

    /** Divided by the largest number first, so that no square overflows. */
    private static double scaled(double[] a, double[] b, double largest) {
        double difference = 0;
        double left = 0;
        double right = 0;
        for (int i = 0; i < a.length; i++) {
            if (Double.isFinite(a[i])) {
                double x = a[i] / largest;
                double y = b[i] / largest;
                difference += (x - y) * (x - y);
                left += x * x;
                right += y * y;
            }
        }
        double norm = Math.sqrt(Math.max(left, right));
        return Math.sqrt(difference) / Math.max(norm, LEAST_NORM / largest);
    }

    /** Whether a tensor says more than that something overflowed: one that has a finite number, or none at all that is not. */
    static boolean hasFinite(double[] values) {
        for (double value : values) {
            if (Double.isFinite(value)) {
                return true;
            }
        }
        return values.length == 0;
    }
}
