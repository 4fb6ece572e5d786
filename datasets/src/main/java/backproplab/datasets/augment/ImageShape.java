package backproplab.datasets.augment;

/**
 * Shape of an image.
 *
 * @param channels C
 * @param height H
 * @param width W
 */
public record ImageShape(int channels, int height, int width) {
    /**
     * Returns the number of pixels of one channel.
     *
     * @return H*W
     */
    public int plane() {
        return height * width;
    }

    /**
     * Returns the number of values.
     *
     * @return C*H*W
     */
    public int values() {
        return channels * plane();
    }

    /**
     * Returns the sizes, as in {@code 3x32x32}.
     *
     * @return CxHxW
     */
    @Override
    public String toString() {
        return channels + "x" + height + "x" + width;
    }
}
