package backproplab.check.trial;

import java.util.Arrays;

/** Arithmetic on arrays of equal length. */
final class Values {
    private Values() {}

    static double[] difference(double[] a, double[] b) {
        if (a.length != b.length) {
            throw new ContractException("a gradient changed its size from " + b.length + " to " + a.length);
        }
        double[] difference = new double[a.length];
        Arrays.setAll(difference, i -> a[i] - b[i]);
        return difference;
    }
}
