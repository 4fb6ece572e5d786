package backproplab.datasets.augment;

/**
 * A stream of random numbers that is started anew for every image: SplitMix64 (Steele, Lea, Flood: Fast Splittable Pseudorandom Number Generators,
 * 2014), without the object per stream of {@link java.util.SplittableRandom}.
 */
public final class Draws {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private static final double UNIT = 0x1.0p-53;
    private static final int UNUSED_BITS = 11;

    private long state;

    /** Creates a stream that has to be started. */
    public Draws() {}

    /**
     * Mixes a seed with a counter so that neighbouring counters give unrelated streams.
     *
     * @param seed any number
     * @param counter 0, 1, 2, ...
     * @return output number {@code counter} of the stream that the seed starts
     */
    public static long mix(long seed, long counter) {
        long z = seed + (counter + 1) * GOLDEN;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /**
     * Starts the stream.
     *
     * @param seed decides all that follows
     */
    public void start(long seed) {
        state = seed;
    }

    /**
     * Draws a number from 0 (included) to 1 (excluded).
     *
     * @return a multiple of 2^-53
     */
    public double unit() {
        long bits = mix(state, 0);
        state += GOLDEN;
        return (bits >>> UNUSED_BITS) * UNIT;
    }

    /**
     * Draws a number uniformly.
     *
     * @param low smallest
     * @param high largest
     * @return a number from low to high
     */
    public double between(double low, double high) {
        return low + (high - low) * unit();
    }

    /**
     * Draws a whole number uniformly.
     *
     * @param count how many there are, at least 1
     * @return 0..count-1
     */
    public int below(int count) {
        return (int) (unit() * count);
    }
}
