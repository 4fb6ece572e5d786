package backproplab.experiments.parity;

/**
 * How far two tensors are apart.
 *
 * @param relative {@code ||a - b|| / max(||a||, ||b||, 1e-12)}, 2-norms; NaN if a number is
 * @param norm {@code max(||a||, ||b||)}
 * @param maxAbsolute the largest {@code |a - b|} of an element
 * @param worstIndex where that is, row-major; the first NaN or infinity if there is one
 * @param left a there
 * @param right b there
 */
public record TensorError(double relative, double norm, double maxAbsolute, int worstIndex, double left, double right) {
    private static final double SMALLEST_NORM = 1e-12;

    /**
     * Compares.
     *
     * @param a one tensor
     * @param b the other, as long
     * @return their difference
     * @throws IllegalArgumentException if they are empty or not equally long
     */
    public static TensorError of(double[] a, double[] b) {
        if (a.length != b.length || a.length == 0) {
            throw new IllegalArgumentException("cannot compare " + a.length + " numbers with " + b.length);
        }
        double squares = 0;
        double left = 0;
        double right = 0;
        int worst = 0;
        for (int i = 0; i < a.length; i++) {
            double difference = Math.abs(a[i] - b[i]);
            squares += difference * difference;
            left += a[i] * a[i];
            right += b[i] * b[i];
            // A difference that is no number is worse than any other, and the first such stays.
            double most = Math.abs(a[worst] - b[worst]);
            if (Double.isFinite(most) && !(difference <= most)) {
                worst = i;
            }
        }
        double norm = Math.sqrt(Math.max(left, right));
        return new TensorError(
                Math.sqrt(squares) / Math.max(norm, SMALLEST_NORM),
                norm,
                Math.abs(a[worst] - b[worst]),
                worst,
                a[worst],
                b[worst]);
    }
}
