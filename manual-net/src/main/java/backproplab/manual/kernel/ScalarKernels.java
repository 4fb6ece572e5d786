package backproplab.manual.kernel;

import java.util.Arrays;

/** The inner loops in plain Java: the reference for SIMD, and what runs where the Vector API cannot. */
public final class ScalarKernels implements KernelOps {
    private static final int ROWS = 4;
    private static final int COLUMNS = 4;
    private static final int LANES = 16;
    private static final int SCALAR_CHAINS = 8;

    private final WinogradOps winograd = new ScalarWinograd();
    private final PoolingOps pooling = new ScalarPooling();
    private final NormalizationOps normalization = new ScalarNormalization();
    private final SmallBatchOps smallBatch = new ScalarSmallBatch();

    @Override
    public String name() {
        return "scalar";
    }

    @Override
    public int tileRows() {
        return ROWS;
    }

    @Override
    public int tileColumns() {
        return COLUMNS;
    }

    private static void tile(
            int k, float[] a, int aFrom, int aRow, int aInner, float[] b, int bFrom, float[] c, int cFrom) {
        // 16 sums in registers: each loaded value is used four times.
        float c00 = 0, c01 = 0, c02 = 0, c03 = 0;
        float c10 = 0, c11 = 0, c12 = 0, c13 = 0;
        float c20 = 0, c21 = 0, c22 = 0, c23 = 0;
        float c30 = 0, c31 = 0, c32 = 0, c33 = 0;
        for (int p = 0, ai = aFrom, bj = bFrom; p < k; p++, ai += aInner, bj += COLUMNS) {
            float b0 = b[bj], b1 = b[bj + 1], b2 = b[bj + 2], b3 = b[bj + 3];
            float a0 = a[ai];
            c00 += a0 * b0;
            c01 += a0 * b1;
            c02 += a0 * b2;
            c03 += a0 * b3;
            float a1 = a[ai + aRow];
            c10 += a1 * b0;
            c11 += a1 * b1;
            c12 += a1 * b2;
            c13 += a1 * b3;
            float a2 = a[ai + 2 * aRow];
            c20 += a2 * b0;
            c21 += a2 * b1;
            c22 += a2 * b2;
            c23 += a2 * b3;
            float a3 = a[ai + 3 * aRow];
            c30 += a3 * b0;
            c31 += a3 * b1;
            c32 += a3 * b2;
            c33 += a3 * b3;
        }
        row(c, cFrom, c00, c01, c02, c03);
        row(c, cFrom + COLUMNS, c10, c11, c12, c13);
        row(c, cFrom + 2 * COLUMNS, c20, c21, c22, c23);
        row(c, cFrom + 3 * COLUMNS, c30, c31, c32, c33);
    }

    private static void row(float[] c, int at, float c0, float c1, float c2, float c3) {
        c[at] = c0;
        c[at + 1] = c1;
        c[at + 2] = c2;
        c[at + 3] = c3;
    }

    @Override
    public void tile(int k, float[] a, int aFrom, int aInner, float[] b, int bFrom, float[] c, int cFrom) {
        tile(k, a, aFrom, 1, aInner, b, bFrom, c, cFrom);
    }

    @Override
    public void rowsTile(int k, float[] a, int aFrom, int aRow, float[] b, int bFrom, float[] c, int cFrom) {
        tile(k, a, aFrom, aRow, 1, b, bFrom, c, cFrom);
    }

    @Override
    public void shiftedTile(int k, float[] a, int aFrom, float[] b, int bFrom, int[] bRows, float[] tile) {
        for (int i = 0; i < ROWS; i++) {
            float c0 = 0, c1 = 0, c2 = 0, c3 = 0;
            for (int p = 0, ai = aFrom + i; p < k; p++, ai += ROWS) {
                int bj = bFrom + bRows[p];
                c0 += a[ai] * b[bj];
                c1 += a[ai] * b[bj + 1];
                c2 += a[ai] * b[bj + 2];
                c3 += a[ai] * b[bj + 3];
            }
            row(tile, i * COLUMNS, c0, c1, c2, c3);
        }
    }

    @Override
    public int dotRows() {
        return 1;
    }

    @Override
    public int dotColumns() {
        return 1;
    }

    @Override
    public void dots(
            int length, float[] a, int[] aRows, int i0, float[] b, int[] bRows, int j0, float[] lanes, float[] sums) {
        sums[0] = dot(length, a, aRows[i0], b, bRows[j0], lanes);
    }

    @Override
    public void relu(float[] x, float[] y, int from, int to) {
        for (int i = from; i < to; i++) {
            y[i] = Math.max(x[i], 0f);
        }
    }

    @Override
    public void rectifierGradient(float[] x, float[] dy, float slope, float[] dx, int from, int to) {
        for (int i = from; i < to; i++) {
            float below = slope == 0 ? 0 : slope * dy[i];
            dx[i] = x[i] > 0 ? dy[i] : below;
        }
    }

    @Override
    public void leakyRelu(float[] x, float slope, float[] y, int from, int to) {
        for (int i = from; i < to; i++) {
            y[i] = x[i] > 0 ? x[i] : slope * x[i];
        }
    }

    // Written as lanes of an array the loop would be vectorised: these are what scalar code can reach.
    @Override
    public float fmaChains(int steps, float factor) {
        float c0 = 0, c1 = 1, c2 = 2, c3 = 3, c4 = 4, c5 = 5, c6 = 6, c7 = 7;
        for (int i = 0; i < steps; i++) {
            c0 = c0 * factor + 1;
            c1 = c1 * factor + 1;
            c2 = c2 * factor + 1;
            c3 = c3 * factor + 1;
            c4 = c4 * factor + 1;
            c5 = c5 * factor + 1;
            c6 = c6 * factor + 1;
            c7 = c7 * factor + 1;
        }
        return ((c0 + c1) + (c2 + c3)) + ((c4 + c5) + (c6 + c7));
    }

    @Override
    public int fmaPerChainStep() {
        return SCALAR_CHAINS;
    }

    @Override
    public void add(int n, float[] a, int aFrom, float[] b, int bFrom, float[] y, int yFrom) {
        for (int i = 0; i < n; i++) {
            y[yFrom + i] = a[aFrom + i] + b[bFrom + i];
        }
    }

    @Override
    public void descend(int n, float[] g, int gFrom, float rate, float[] w, int wFrom) {
        for (int i = 0; i < n; i++) {
            w[wFrom + i] -= rate * g[gFrom + i];
        }
    }

    /** A dot product in lanes that are added as {@link LaneTree} does. */
    static float dot(int length, float[] a, int aFrom, float[] b, int bFrom, float[] lanes) {
        Arrays.fill(lanes, 0, LANES, 0);
        for (int p = 0; p < length; p += LANES) {
            for (int lane = 0; lane < LANES; lane++) {
                lanes[lane] += a[aFrom + p + lane] * b[bFrom + p + lane];
            }
        }
        return LaneTree.sum(lanes, 0, LANES);
    }

    // Four rows at a time: each cache line of the panel is written in runs, each row read in sequence.
    @Override
    public void transpose(int inner, int width, float[] a, int from, int stride, float[] panel, int at) {
        int c = 0;
        for (; c + 4 <= width; c += 4) {
            int row = from + c * stride;
            int to = at + c;
            for (int k = 0; k < inner; k++, to += width) {
                panel[to] = a[row + k];
                panel[to + 1] = a[row + stride + k];
                panel[to + 2] = a[row + 2 * stride + k];
                panel[to + 3] = a[row + 3 * stride + k];
            }
        }
        for (; c < width; c++) {
            for (int k = 0; k < inner; k++) {
                panel[at + k * width + c] = a[from + c * stride + k];
            }
        }
    }

    @Override
    public void copyRows(int inner, int width, float[] a, int from, int stride, float[] panel, int at) {
        for (int k = 0; k < inner; k++) {
            for (int c = 0; c < width; c++) {
                panel[at + k * width + c] = a[from + k * stride + c];
            }
        }
    }

    @Override
    public void copyPanels(int inner, int count, int width, float[] a, int from, int stride, float[] panels) {
        for (int k = 0; k < inner; k++) {
            for (int q = 0; q < count; q++) {
                System.arraycopy(a, from + k * stride + q * width, panels, (q * inner + k) * width, width);
            }
        }
    }

    @Override
    public NormalizationOps normalization() {
        return normalization;
    }

    @Override
    public SmallBatchOps smallBatch() {
        return smallBatch;
    }

    @Override
    public WinogradOps winograd() {
        return winograd;
    }

    @Override
    public PoolingOps pooling() {
        return pooling;
    }
}
