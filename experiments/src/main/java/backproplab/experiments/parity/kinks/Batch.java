package backproplab.experiments.parity.kinks;

/**
 * Images and their labels.
 *
 * @param pixels N x C x H x W, row-major
 * @param labels N classes
 */
public record Batch(float[] pixels, int[] labels) {

    /**
     * How many images there are.
     *
     * @return N
     */
    public int size() {
        return labels.length;
    }
}
