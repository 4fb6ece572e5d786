package backproplab.benchmarks.work;

import backproplab.network.init.Initializer;
import backproplab.network.init.RandomStream;
import java.util.Arrays;

/**
 * Initial weights as a pure function of a parameter's name and shape, so that every engine starts from the same numbers
 * without handing them around: weights N(0, 2 / fan-in) rounded to float, biases 0; batch norm starts as
 * the identity.
 */
final class SharedWeights {
    private SharedWeights() {}

    /**
     * Draws one parameter.
     *
     * @param name for example {@code fc1.weight}
     * @param shape linear weight [in, out], convolution weight [out, in, kernel, kernel], bias [out]
     * @return values in row-major order
     */
    static double[] draw(String name, int[] shape) {
        int count = 1;
        for (int extent : shape) {
            count *= extent;
        }
        if (shape.length == 1) {
            double[] values = new double[count];
            Arrays.fill(values, name.endsWith(".gamma") || name.endsWith(".var") ? 1 : 0);
            return values;
        }
        int fanIn = shape.length == 2 ? shape[0] : count / shape[0];
        int fanOut = count / fanIn;
        return Initializer.KAIMING_NORMAL.draw(
                count, fanIn, fanOut, Initializer.DEFAULT_SCALE, new RandomStream(name.hashCode()));
    }
}
