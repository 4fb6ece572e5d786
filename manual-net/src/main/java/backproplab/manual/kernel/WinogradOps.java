package backproplab.manual.kernel;

/**
 * The inner loops of Winograd's convolution F(4x4, 3x3), which exist twice, in plain Java and with the Vector API.
 *
 * <p>Interpolation is at the points 0, a, -a, b, -b and infinity with a = {@value #A} and b = {@value #B}: powers of both are
 * exact in float, and rounding errors are half of those with the usual 1 and 2. With rows of A, B and G as in Lavin and Gray
 * (2016), section 4, p one of the four finite points that are not 0, and q the other one of a and b than |p|:
 *
 * <pre>
 *   B^T d: a2 b2 d0 - (a2 + b2) d2 + d4, (d4 - q2 d2) + p (d3 - q2 d1), a2 b2 d1 - (a2 + b2) d3 + d5
 *   G g:   g0 / (a2 b2), (g0 + p g1 + p2 g2) / (2 p2 (p2 - q2)), g2
 *   A^T m: y[k] = sum over points of p^k m[p], and the last m to y[3]
 * </pre>
 *
 * <p>An operand is a square of numbers, each of which stands for {@link #width} neighbouring channels. An element (i, j) of
 * a transformed square lies {@code (6 i + j) step} behind its first. Transforms run down the columns and then along the rows.
 */
public interface WinogradOps {
    /** Outputs of a tile, down and across. */
    int TILE = 4;

    /** Pixels of a tile, and elements of everything transformed, down and across. */
    int PATCH = 6;

    /** Taps of a filter, down and across. */
    int TAPS = 3;

    /** Elements of everything transformed. */
    int ELEMENTS = PATCH * PATCH;

    /** The smaller point of interpolation. */
    float A = 0.75f;

    /** The larger point of interpolation. */
    float B = 1.5f;

    /** {@code a^2}. */
    float A2 = A * A;

    /** {@code b^2}. */
    float B2 = B * B;

    /** {@code a^3}. */
    float A3 = A * A2;

    /** {@code b^3}. */
    float B3 = B * B2;

    /** {@code a^2 b^2}. */
    float PRODUCT = A2 * B2;

    /** {@code a^2 + b^2}. */
    float SUM = A2 + B2;

    /** Factor of the filter at 0. */
    float G0 = 1 / PRODUCT;

    /** Factor of the filter at a and -a. */
    float GA = 1 / (2 * A2 * (A2 - B2));

    /** Factor of the filter at b and -b. */
    float GB = 1 / (2 * B2 * (B2 - A2));

    /**
     * How many channels are neighbours: columns of a register tile.
     *
     * @return a multiple of the vector length
     */
    int width();

    /**
     * Transforms a patch of pixels: {@code V = B^T d B}.
     *
     * @param d pixel (r, s) starts at {@code from + r row + s width}
     * @param from where the patch starts
     * @param row distance between rows of pixels
     * @param work scratch of 36 width numbers
     * @param v receives 36 elements
     * @param to where the first goes
     * @param step distance between elements
     */
    void input(float[] d, int from, int row, float[] work, float[] v, int to, int step);

    /**
     * Transforms products back: {@code y = A^T M A + bias}.
     *
     * @param m 36 elements
     * @param from where they start
     * @param step distance between elements
     * @param bias one number for each of the channels
     * @param work scratch of 36 width numbers
     * @param y output (r, s) starts at {@code to + r row + s width}
     * @param to where the tile starts
     * @param row distance between rows of outputs
     */
    void output(float[] m, int from, int step, float[] bias, float[] work, float[] y, int to, int row);

    /**
     * Transforms filters: {@code U = G g G^T}.
     *
     * @param g tap (r, s) starts at {@code from + (3 r + s) width}
     * @param from where the filter starts
     * @param work scratch of 36 width numbers
     * @param u receives 36 elements
     * @param to where the first goes
     * @param step distance between elements
     */
    void filter(float[] g, int from, float[] work, float[] u, int to, int step);

    /**
     * Transforms the gradient of a tile of outputs, the adjoint of {@link #output}: {@code A dy A^T}.
     *
     * @param dy gradient (r, s) starts at {@code from + r row + s width}
     * @param from where the tile starts
     * @param row distance between rows of outputs
     * @param work scratch of 36 width numbers
     * @param m receives 36 elements
     * @param to where the first goes
     * @param step distance between elements
     */
    void outputGradient(float[] dy, int from, int row, float[] work, float[] m, int to, int step);

    /**
     * Transforms sums of products back to gradients of taps, the adjoint of {@link #filter}: {@code G^T dU G}.
     *
     * @param u 36 elements
     * @param from where they start
     * @param step distance between elements
     * @param work scratch of 36 width numbers
     * @param g receives tap (r, s) at {@code (3 r + s) width}
     */
    void filterGradient(float[] u, int from, int step, float[] work, float[] g);
}
