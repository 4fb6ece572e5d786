package backproplab.network.layer;

/**
 * Decides which units dropout keeps: a pure function of (seed, step, layer, index), so that any engine, in any order
 * and on any number of threads, drops the same units.
 *
 * <p>The four numbers are mixed into 64 bits by the finalizer of SplitMix64 (Steele, Lea, Flood 2014) in three rounds: seed and layer, then the
 * step, then the index; a unit is kept when the top 53 bits, read as a number in [0, 1), are at least the drop rate.
 *
 * @param seed the stream's seed
 * @param layer which dropout layer of the network, from 0
 * @param rate probability to DROP a unit, in [0, 1); DL4J's argument is the probability to keep
 */
public record DropoutMask(long seed, int layer, double rate) {
    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    /**
     * Checks the rate.
     *
     * @throws IllegalArgumentException if the rate is not in [0, 1)
     */
    public DropoutMask {
        if (!(rate >= 0 && rate < 1)) {
            throw new IllegalArgumentException("dropout rate must be in [0, 1): " + rate);
        }
    }

    /**
     * What all units of a step have in common, computed once per step.
     *
     * @param step number of the training step
     * @return the key to pass to {@link #keeps}
     */
    public long key(long step) {
        return mix(mix(seed + GOLDEN_GAMMA * (layer + 1L)) + GOLDEN_GAMMA * (step + 1));
    }

    /**
     * Whether a unit is kept.
     *
     * @param key from {@link #key}
     * @param index row-major position in the layer's input, the batch included
     * @return true to keep it
     */
    public boolean keeps(long key, int index) {
        return (mix(key + GOLDEN_GAMMA * (index + 1L)) >>> 11) * 0x1p-53 >= rate;
    }

    /**
     * What a kept unit is multiplied by.
     *
     * @return {@code 1 / (1 - rate)}: inverted dropout, so that evaluation changes nothing
     */
    public double scale() {
        return 1 / (1 - rate);
    }

    private static long mix(long z) {
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
