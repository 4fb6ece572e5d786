package backproplab.manual.kernel;

/**
 * The inner loops that exist twice, in plain Java and with the Vector API.
 *
 * <p>Ranges are half open, arrays may be longer than what is used, and outputs must not overlap inputs unless said.
 */
public interface KernelOps {

    /**
     * What runs, for logs and result files.
     *
     * @return for example {@code scalar} or {@code simd-512}
     */
    String name();

    /**
     * Rows of the register tile.
     *
     * @return MR
     */
    int tileRows();

    /**
     * Columns of the register tile.
     *
     * @return NR
     */
    int tileColumns();

    /**
     * One register tile of a matrix product: {@code tile[i][j] = sum over k of a[k][i] b[k][j]}, summed in ascending k
     * from 0, for all MR rows and NR columns.
     *
     * @param k inner extent, at least 1
     * @param a panel of k x MR values
     * @param aFrom where the panel starts
     * @param b panel of k x NR values
     * @param bFrom where the panel starts
     * @param tile receives MR x NR values from index 0, row-major; not accumulated
     */
    void tile(int k, float[] a, int aFrom, float[] b, int bFrom, float[] tile);

    /**
     * Rectifier: {@code y = max(x, 0)}; NaN stays NaN.
     *
     * @param x input
     * @param y output; may be x
     * @param from first index
     * @param to index after the last
     */
    void relu(float[] x, float[] y, int from, int to);

    /**
     * Gradient of a rectifier of either kind: {@code dx = x > 0 ? dy : slope dy}.
     *
     * @param x input of the forward pass
     * @param dy gradient of the output
     * @param slope slope below zero; 0 for ReLU gives exactly 0
     * @param dx gradient of the input; may be dy
     * @param from first index
     * @param to index after the last
     */
    void rectifierGradient(float[] x, float[] dy, float slope, float[] dx, int from, int to);

    /**
     * Leaky rectifier: {@code y = x > 0 ? x : slope x}.
     *
     * @param x input
     * @param slope slope below zero
     * @param y output; may be x
     * @param from first index
     * @param to index after the last
     */
    void leakyRelu(float[] x, float slope, float[] y, int from, int to);

    /**
     * Sum of squares, in 16 interleaved partial sums that are added as a fixed tree: the same order for every width.
     *
     * @param x input
     * @param from first index
     * @param to index after the last
     * @return the sum
     */
    double sumOfSquares(float[] x, int from, int to);
}
