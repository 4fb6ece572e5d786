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
     * One register tile of a matrix product: {@code c[i][j] = sum over p of a(p, i) b[p][j]}, summed in ascending p from 0, for
     * all tileRows rows and tileColumns columns.
     *
     * @param k inner extent; a sum of nothing is 0
     * @param a element (p, i) is {@code a[aFrom + p aInner + i]}: a panel, or rows of a matrix
     * @param aFrom where it starts
     * @param aInner distance between inner indices, tileRows in a panel
     * @param b panel of k x tileColumns values
     * @param bFrom where it starts
     * @param c receives tileRows x tileColumns values, row-major; not accumulated
     * @param cFrom where they start
     */
    void tile(int k, float[] a, int aFrom, int aInner, float[] b, int bFrom, float[] c, int cFrom);

    /**
     * One register tile, as {@link #tile}, of a left operand that lies the other way: {@code a(p, i) = a[aFrom + i aRow + p]}.
     *
     * @param k inner extent
     * @param a rows of a matrix, along which the sum runs
     * @param aFrom where the first row starts
     * @param aRow distance between rows
     * @param b panel of k x tileColumns values
     * @param bFrom where it starts
     * @param c receives tileRows x tileColumns values, row-major
     * @param cFrom where they start
     */
    void rowsTile(int k, float[] a, int aFrom, int aRow, float[] b, int bFrom, float[] c, int cFrom);

    /**
     * One register tile, as {@link #tile}, whose rows of b may lie anywhere, even overlap: a convolution points them at shifted
     * views of one image.
     *
     * @param k inner extent
     * @param a panel of k x tileRows values
     * @param aFrom where the panel starts
     * @param b rows of tileColumns values
     * @param bFrom added to every row's start
     * @param bRows where each of the k rows starts
     * @param tile receives tileRows x tileColumns values from index 0, row-major; not accumulated
     */
    void shiftedTile(int k, float[] a, int aFrom, float[] b, int bFrom, int[] bRows, float[] tile);

    /**
     * How many left rows {@link #dots} takes at once.
     *
     * @return a small constant
     */
    int dotRows();

    /**
     * How many right rows {@link #dots} takes at once.
     *
     * @return a small constant
     */
    int dotColumns();

    /**
     * A block of inner products of contiguous rows: {@code sums[i][j] = sum over p of a[i][p] b[j][p]} for {@link
     * #dotRows} rows of a and {@link #dotColumns} rows of b. A row index past the last repeats the last.
     *
     * @param length of every row, a multiple of 16
     * @param a left rows
     * @param aRows where the rows of a start
     * @param i0 first of the rows of a
     * @param b right rows
     * @param bRows where the rows of b start
     * @param j0 first of the rows of b
     * @param lanes scratch of at least dotRows x dotColumns x 16 values
     * @param sums receives dotRows x dotColumns values, row-major
     */
    void dots(int length, float[] a, int[] aRows, int i0, float[] b, int[] bRows, int j0, float[] lanes, float[] sums);

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
     * Runs independent chains {@code c <- c factor + 1} in registers, to measure the arithmetic units.
     *
     * @param steps how often each chain is continued
     * @param factor below 1 in magnitude, so that the chains stay finite
     * @return a number that depends on all chains
     */
    float fmaChains(int steps, float factor);

    /**
     * How many multiply-adds one step of {@link #fmaChains} makes.
     *
     * @return chains times lanes
     */
    int fmaPerChainStep();

    /**
     * Sum of two vectors: {@code y = a + b}.
     *
     * @param n how many elements
     * @param a left summand
     * @param aFrom where it starts
     * @param b right summand
     * @param bFrom where it starts
     * @param y output; may be a or b
     * @param yFrom where it starts
     */
    void add(int n, float[] a, int aFrom, float[] b, int bFrom, float[] y, int yFrom);

    /**
     * Plain gradient descent: {@code w <- w - rate g}, product and difference each rounded.
     *
     * @param n how many elements
     * @param g gradient
     * @param gFrom where it starts
     * @param rate learning rate
     * @param w what is changed
     * @param wFrom where it starts
     */
    void descend(int n, float[] g, int gFrom, float rate, float[] w, int wFrom);

    /**
     * Copies rows into the columns of a panel: {@code panel[at + k width + c] = a[from + c stride + k]} for c below width, k
     * below inner.
     *
     * @param inner how many numbers of each row
     * @param width how many rows, at most 16 or a multiple of 16
     * @param a source
     * @param from where the first row starts
     * @param stride distance between rows
     * @param panel receives inner x width values; up to 16 values behind them are overwritten as well
     * @param at where they start
     */
    void transpose(int inner, int width, float[] a, int from, int stride, float[] panel, int at);

    /**
     * Copies rows into the rows of a panel: {@code panel[at + k width + c] = a[from + k stride + c]} for c below width, k below
     * inner.
     *
     * @param inner how many rows
     * @param width how many numbers of each
     * @param a source
     * @param from where the first row starts
     * @param stride distance between rows
     * @param panel receives inner x width values; up to 16 values behind them are overwritten as well
     * @param at where they start
     */
    void copyRows(int inner, int width, float[] a, int from, int stride, float[] panel, int at);

    /**
     * Copies rows into several panels at once, row by row, so that memory is read in the order in which it lies: {@code
     * panels[at + (q inner + k) width + c] = a[from + k stride + q width + c]} for c below width, k below inner, q below count.
     *
     * @param inner how many rows
     * @param count how many panels
     * @param width numbers of a row in one panel
     * @param a source
     * @param from where the first row starts
     * @param stride distance between rows
     * @param panels receives count panels of inner x width values, one behind the other
     */
    void copyPanels(int inner, int count, int width, float[] a, int from, int stride, float[] panels);

    /**
     * The inner loops of batch norm.
     *
     * @return the same object every time
     */
    NormalizationOps normalization();

    /**
     * The passes of a small batch through a weight matrix.
     *
     * @return the same object every time
     */
    SmallBatchOps smallBatch();

    /**
     * The inner loops of Winograd's convolution, whose elements are as wide as {@link #tile}'s.
     *
     * @return the same object every time
     */
    WinogradOps winograd();

    /**
     * The inner loops of max pooling.
     *
     * @return the same object every time
     */
    PoolingOps pooling();
}
