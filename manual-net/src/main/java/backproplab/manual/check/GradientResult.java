package backproplab.manual.check;

/**
 * One gradient tensor compared with its numeric twin.
 *
 * @param name which tensor
 * @param error {@code max |a - n| / max(|a| + |n|)}; NaN if an element is
 * @param worstIndex row-major position of the largest difference
 * @param analytic the gradient there
 * @param numeric the difference quotient there
 */
public record GradientResult(String name, double error, int worstIndex, double analytic, double numeric) {

    static GradientResult of(String name, double[] analytic, double[] numeric) {
        double difference = 0;
        double magnitude = 0;
        int worst = 0;
        for (int i = 0; i < analytic.length; i++) {
            double d = Math.abs(analytic[i] - numeric[i]);
            if (d > difference || Double.isNaN(d)) {
                difference = d;
                worst = i;
            }
            magnitude = Math.max(magnitude, Math.abs(analytic[i]) + Math.abs(numeric[i]));
        }
        double error = difference == 0 ? 0 : difference / magnitude;
        return new GradientResult(name, error, worst, analytic[worst], numeric[worst]);
    }

    @Override
    public String toString() {
        return name + ": error " + error + " at index " + worstIndex + " (analytic " + analytic + ", numeric " + numeric
                + ")";
    }
}
