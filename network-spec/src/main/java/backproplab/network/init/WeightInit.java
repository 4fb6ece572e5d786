package backproplab.network.init;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How weights are drawn.
 *
 * @param initializer the distribution
 * @param scale standard deviation of {@link Initializer#NORMAL}; others find their own
 */
public record WeightInit(Initializer initializer, double scale) {

    /**
     * A distribution with the usual scale.
     *
     * @param initializer the distribution
     * @return how weights are drawn
     */
    public static WeightInit of(Initializer initializer) {
        return new WeightInit(initializer, Initializer.DEFAULT_SCALE);
    }

    /**
     * What decides it, under the names of the options.
     *
     * @return the distribution, and its scale where it has one to choose
     */
    public Map<String, Object> resolved() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("init", initializer.token());
        if (initializer == Initializer.NORMAL) {
            values.put("weight-scale", scale);
        }
        return values;
    }
}
