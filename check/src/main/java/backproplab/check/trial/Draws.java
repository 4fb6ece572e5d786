package backproplab.check.trial;

import backproplab.manual.tensor.DoubleTensor;
import backproplab.network.shape.Shape;
import java.util.Arrays;
import java.util.SplittableRandom;

/** Numbers from a seed, each exact in single precision too, so that parts of both number types start from the same. */
final class Draws {
    /** No number is nearer to 0, so that a central difference does not step over the kink of a ReLU. */
    private static final double LEAST = 0.05;

    private final SplittableRandom random;

    Draws(long seed) {
        random = new SplittableRandom(seed);
    }

    /** A number of either sign with a magnitude in [0.05, 1). */
    double value() {
        double magnitude = LEAST + (1 - LEAST) * random.nextDouble();
        return (float) (random.nextBoolean() ? magnitude : -magnitude);
    }

    double[] values(int count) {
        double[] values = new double[count];
        Arrays.setAll(values, i -> value());
        return values;
    }

    /** In [0.5, 2). */
    double[] positive(int count) {
        double[] values = new double[count];
        Arrays.setAll(values, i -> (float) (0.5 + 1.5 * random.nextDouble()));
        return values;
    }

    /** A permutation of evenly spaced numbers around 0: no two are nearly equal. */
    double[] distinct(int count) {
        double[] values = new double[count];
        Arrays.setAll(values, i -> (float) ((2 * i + 1.0) / count - 1));
        for (int i = count - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            double swapped = values[i];
            values[i] = values[j];
            values[j] = swapped;
        }
        return values;
    }

    /** Multiples of a half in [-1, 1]: many are equal. */
    double[] tied(int count) {
        double[] values = new double[count];
        Arrays.setAll(values, i -> 0.5 * (random.nextInt(5) - 2));
        return values;
    }

    int[] labels(int count, int classes) {
        return random.ints(count, 0, classes).toArray();
    }

    DoubleTensor tensor(Shape shape) {
        return DoubleTensor.wrap(values(shape.size()), shape);
    }
}
