package backproplab.network.init;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Every parameter and running statistic of a network by name, row-major in the neutral layout (linear [in, out],
 * convolution [out, in, kh, kw], every other [C]).
 *
 * @param tensors values by name, in the order of the layers
 */
public record Weights(Map<String, double[]> tensors) {

    /**
     * Keeps the order of the map.
     */
    public Weights {
        tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
    }
}
