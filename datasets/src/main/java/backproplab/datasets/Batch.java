package backproplab.datasets;

/** A buffer of up to {@link #capacity} images, filled again and again; arrays are longer than {@link #size} in the last batch of an epoch. */
public final class Batch {
    private final float[] pixels;
    private final int[] labels;
    private final int[] indices;
    private int size;

    Batch(int capacity, int featuresPerSample) {
        pixels = new float[Math.multiplyExact(capacity, featuresPerSample)];
        labels = new int[capacity];
        indices = new int[capacity];
    }

    /**
     * Makes a batch of one image without a label.
     *
     * @param pixels C*H*W normalized values; copied
     * @return N = 1; label and index are 0
     */
    public static Batch single(float[] pixels) {
        Batch batch = new Batch(1, pixels.length);
        System.arraycopy(pixels, 0, batch.pixels, 0, pixels.length);
        batch.size = 1;
        return batch;
    }

    /**
     * Returns the normalized images.
     *
     * @return capacity*C*H*W floats, of which the first size*C*H*W count
     */
    public float[] pixels() {
        return pixels;
    }

    /**
     * Returns the labels.
     *
     * @return capacity class numbers, of which the first size count
     */
    public int[] labels() {
        return labels;
    }

    /**
     * Returns where in the data set each image came from.
     *
     * @return capacity indices, of which the first size count
     */
    public int[] indices() {
        return indices;
    }

    /**
     * Returns the number of images in this batch.
     *
     * @return N, 1..capacity
     */
    public int size() {
        return size;
    }

    /**
     * Returns the number of images there is room for.
     *
     * @return the batch size asked for, or the size of the whole epoch if that is smaller
     */
    public int capacity() {
        return labels.length;
    }

    void size(int newSize) {
        size = newSize;
    }
}
