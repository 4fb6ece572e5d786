package backproplab.network.engine;

/** What every engine refuses, before anything has changed, in the same words. */
public final class EngineChecks {
    private EngineChecks() {}

    /**
     * Looks at what {@link Engine#accept} is given.
     *
     * @param pixels N x C x H x W; may be longer
     * @param labels classes; may be longer
     * @param size N
     * @param pixelsPerSample C H W
     * @param classes K
     * @throws IllegalArgumentException if there is no sample, an array is too short, or a label outside [0, K)
     */
    public static void batch(float[] pixels, int[] labels, int size, int pixelsPerSample, int classes) {
        long needed = (long) size * pixelsPerSample;
        if (size < 1 || labels.length < size || pixels.length < needed) {
            throw new IllegalArgumentException(
                    "a batch of " + size + " needs at least 1 sample, " + size + " labels and " + needed
                            + " pixels; there are " + labels.length + " labels and " + pixels.length + " pixels");
        }
        for (int n = 0; n < size; n++) {
            if (labels[n] < 0 || labels[n] >= classes) {
                throw new IllegalArgumentException(
                        "label " + labels[n] + " of sample " + n + " is outside [0, " + classes + ")");
            }
        }
    }

    /**
     * Looks at the rate of a step.
     *
     * @param learningRate the rate
     * @throws IllegalArgumentException if it is not finite, or negative
     */
    public static void rate(double learningRate) {
        if (!(learningRate >= 0 && learningRate < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("learning rate must be finite and at least 0, not " + learningRate);
        }
    }

    /**
     * Refuses to compute with nothing.
     *
     * @param loaded whether there was a batch
     * @throws IllegalStateException if not
     */
    public static void loaded(boolean loaded) {
        if (!loaded) {
            throw new IllegalStateException("no batch is loaded: call accept(pixels, labels, size) first");
        }
    }
}
