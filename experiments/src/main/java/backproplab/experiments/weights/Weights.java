package backproplab.experiments.weights;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Every parameter of a network by name, row-major in the neutral layout (linear [in, out], convolution [out, in, kh,
 * kw], bias [out]).
 *
 * @param tensors values by parameter name, in the order of the layers
 */
public record Weights(Map<String, double[]> tensors) {

    /**
     * Keeps the order of the map.
     */
    public Weights {
        tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
    }
}
