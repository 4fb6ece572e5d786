package backproplab.network.init;

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
}
