package backproplab.manual;

import static org.junit.jupiter.api.Assertions.assertEquals;

import backproplab.manual.tensor.DoubleTensor;
import backproplab.manual.tensor.FloatTensor;
import backproplab.manual.tensor.Tensor;
import backproplab.network.shape.Shape;
import java.util.SplittableRandom;

/** Seeded numbers for tests, and the tensor error. */
public final class TestData {
    private TestData() {}

    /** Numbers in [-1, 1), rounded to float so that both precisions hold the same. */
    public static double[] values(int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) (2 * random.nextDouble() - 1);
        }
        return values;
    }

    /** As {@link #values}, but at least 0.05 away from 0 and from each other's kinks. */
    public static double[] awayFromZero(int count, long seed) {
        double[] values = values(count, seed);
        for (int i = 0; i < count; i++) {
            values[i] = (float) (values[i] + Math.copySign(0.05, values[i]));
        }
        return values;
    }

    /** A permutation of evenly spaced numbers: no two closer than 0.01, so that no max pool has a near tie. */
    public static double[] distinct(int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) (0.01 * i - 0.005 * count + 0.0025);
        }
        for (int i = count - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            double swapped = values[i];
            values[i] = values[j];
            values[j] = swapped;
        }
        return values;
    }

    public static DoubleTensor doubles(double[] values, int... dims) {
        DoubleTensor tensor = DoubleTensor.zeros(dims);
        tensor.copyFrom(values);
        return tensor;
    }

    public static FloatTensor floats(double[] values, int... dims) {
        FloatTensor tensor = FloatTensor.zeros(dims);
        tensor.copyFrom(values);
        return tensor;
    }

    public static int[] labels(int count, int classes, long seed) {
        return new SplittableRandom(seed).ints(count, 0, classes).toArray();
    }

    public static int size(int... dims) {
        return Shape.of(dims).size();
    }

    /** ||a - b|| / max(||a||, ||b||, 1e-12), 2-norms. */
    public static double error(Tensor<?> a, Tensor<?> b) {
        return error(a.toDoubles(), b.toDoubles());
    }

    public static double error(double[] a, double[] b) {
        assertEquals(a.length, b.length, "numbers that are compared");
        double difference = 0;
        double left = 0;
        double right = 0;
        for (int i = 0; i < a.length; i++) {
            difference += (a[i] - b[i]) * (a[i] - b[i]);
            left += a[i] * a[i];
            right += b[i] * b[i];
        }
        return Math.sqrt(difference) / Math.max(Math.max(Math.sqrt(left), Math.sqrt(right)), 1e-12);
    }
}
