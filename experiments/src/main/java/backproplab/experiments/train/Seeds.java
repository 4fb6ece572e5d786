package backproplab.experiments.train;

/**
 * Separate random streams from one seed, so that changing what one part draws leaves the others alone. The split has a
 * seed of its own.
 *
 * @param seed the run's seed
 */
public record Seeds(long seed) {
    private static final long INIT = 0x9E3779B97F4A7C15L;
    private static final long SHUFFLE = 0xD1B54A32D192ED03L;
    private static final long AUGMENT = 0xA0761D6478BD642FL;
    private static final long DROPOUT = 0x8CB92BA72F3D8DD7L;

    /**
     * Stream of the initial weights.
     *
     * @return its seed
     */
    public long init() {
        return mix(seed + INIT);
    }

    /**
     * Stream of the order of the training images.
     *
     * @return its seed
     */
    public long shuffle() {
        return mix(seed + SHUFFLE);
    }

    /**
     * Stream of the changes to training images.
     *
     * @return its seed
     */
    public long augment() {
        return mix(seed + AUGMENT);
    }

    /**
     * Stream of the dropout masks.
     *
     * @return its seed
     */
    public long dropout() {
        return mix(seed + DROPOUT);
    }

    private static long mix(long value) {
        long z = (value ^ (value >>> 32)) * 0xD6E8FEB86659FD93L;
        z = (z ^ (z >>> 32)) * 0xD6E8FEB86659FD93L;
        return z ^ (z >>> 32);
    }
}
