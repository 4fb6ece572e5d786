package backproplab.manual.kernel;

/**
 * The passes of a small batch through a weight matrix that see each weight once. The size of the batch is fixed, so that its sums stay
 * in registers.
 */
public interface SmallBatchOps {

    /** How many images every pass takes; a smaller batch is filled up with zeros. */
    int IMAGES = 10;

    /** The most rows of w that {@link #descendRows} takes at a time. */
    int ROWS = 16;

    /** How many values the scratch of {@link #descendRows} has: the lanes of each dot product, and two vectors of gradients for each row. */
    int SCRATCH = (IMAGES + 2) * ROWS * 16;

    /**
     * Adds the product of ten rows with some rows of a matrix, read in the order in which they lie: {@code y[i][j] += sum over
     * k in [k0, k1) of xt[k][i] w[k][j]}, summed in ascending k.
     *
     * @param k0 first row of w
     * @param k1 row after the last
     * @param xt inputs, transposed: one row of ten images for each row of w
     * @param w weights
     * @param columns of w and y, a multiple of 16
     * @param y ten rows
     * @param yFrom where they start
     */
    void addRows(int k0, int k1, float[] xt, float[] w, int columns, float[] y, int yFrom);

    /**
     * Backward pass and update of some rows of a weight matrix for ten images: {@code dots[i][r] = sum over j of dy[i][j]
     * w[k0 + r][j]} and then {@code w[k0 + r][j] -= rate sum over i of xt[k0 + r][i] dy[i][j]}, both sums ascending; dots in
     * lanes that are added as {@link LaneTree} does.
     *
     * @param rows how many rows, at most {@link #ROWS} and a multiple of 4
     * @param k0 first row
     * @param xt inputs, transposed: one row of ten images for each row of w
     * @param dy ten rows of gradients
     * @param columns of dy and w, a multiple of 16
     * @param w weights
     * @param rate learning rate
     * @param scratch {@link #SCRATCH} values
     * @param dots receives IMAGES x ROWS values; null when they are not wanted
     */
    void descendRows(
            int rows,
            int k0,
            float[] xt,
            float[] dy,
            int columns,
            float[] w,
            float rate,
            float[] scratch,
            float[] dots);
}
