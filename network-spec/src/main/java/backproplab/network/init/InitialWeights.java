package backproplab.network.init;

import backproplab.network.layer.TensorSpec;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Draws the weights that all engines start from. */
public final class InitialWeights {
    private InitialWeights() {}

    /**
     * Draws weights in the order of the layers from one stream; every other tensor has a value of its own to start from.
     *
     * @param specs what to draw
     * @param initializer how
     * @param scale standard deviation of {@link Initializer#NORMAL}
     * @param seed seed of the stream
     * @return the weights, each a value that float can hold
     */
    public static Weights draw(List<TensorSpec> specs, Initializer initializer, double scale, long seed) {
        RandomStream random = new RandomStream(seed);
        Map<String, double[]> tensors = new LinkedHashMap<>();
        for (TensorSpec spec : specs) {
            tensors.put(
                    spec.name(),
                    initializer.draws(spec.role())
                            ? initializer.draw(spec.shape().size(), spec.fanIn(), spec.fanOut(), scale, random)
                            : filled(spec.shape().size(), spec.role().start()));
        }
        return new Weights(tensors);
    }

    private static double[] filled(int size, double value) {
        double[] values = new double[size];
        Arrays.fill(values, value);
        return values;
    }
}
