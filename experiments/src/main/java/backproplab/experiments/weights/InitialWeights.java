package backproplab.experiments.weights;

import backproplab.experiments.model.ParameterSpec;
import backproplab.manual.init.Initializer;
import backproplab.manual.init.RandomStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Draws the weights that both engines start from. */
public final class InitialWeights {
    private InitialWeights() {}

    /**
     * Draws weights in the order of the layers from one stream; biases are 0.
     *
     * @param parameters what to draw
     * @param initializer how
     * @param scale standard deviation of {@link Initializer#NORMAL}
     * @param seed seed of the stream
     * @return the weights, each a value that float can hold
     */
    public static Weights draw(List<ParameterSpec> parameters, Initializer initializer, double scale, long seed) {
        RandomStream random = new RandomStream(seed);
        Map<String, double[]> tensors = new LinkedHashMap<>();
        for (ParameterSpec parameter : parameters) {
            int size = parameter.shape().size();
            tensors.put(
                    parameter.name(),
                    parameter.isBias()
                            ? new double[size]
                            : initializer.draw(size, parameter.fanIn(), parameter.fanOut(), scale, random));
        }
        return new Weights(tensors);
    }
}
