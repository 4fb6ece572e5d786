package backproplab.manual.kernel;

import java.util.Arrays;

/** A plain matrix as an operand, in either orientation; reused between products without allocation. */
public final class MatrixPanels implements PanelSource {
    /**
     * Rows at a multiple of this many numbers, half a page, push each other out of the first-level cache, whose sets follow from
     * the address within a page.
     */
    private static final int CROWDED_STRIDE = 512;

    private final KernelOps ops;
    private final boolean innerIsRow;
    private float[] data;
    private int stride;

    private MatrixPanels(KernelOps ops, boolean innerIsRow) {
        this.ops = ops;
        this.innerIsRow = innerIsRow;
    }

    /**
     * An operand whose element (k, j) is {@code data[k * stride + j]}: the inner index walks down the rows.
     *
     * @param ops what it copies with
     * @return an operand without data yet
     */
    public static MatrixPanels innerDownRows(KernelOps ops) {
        return new MatrixPanels(ops, true);
    }

    /**
     * An operand whose element (k, j) is {@code data[j * stride + k]}: the inner index walks along a row.
     *
     * @param ops what it transposes with
     * @return an operand without data yet
     */
    public static MatrixPanels innerAlongRows(KernelOps ops) {
        return new MatrixPanels(ops, false);
    }

    /**
     * Points at a matrix.
     *
     * @param matrix row-major values
     * @param rowLength distance between rows
     * @return this
     */
    public MatrixPanels of(float[] matrix, int rowLength) {
        data = matrix;
        stride = rowLength;
        return this;
    }

    @Override
    public MatrixPanels inPlace() {
        return crowded(stride) ? null : this;
    }

    /** One register tile of a product of which this is the left operand, read where it lies: rows from i0, inner extent from k0. */
    void tile(int i0, int k0, int depth, float[] right, int rightFrom, float[] tile) {
        if (innerIsRow) {
            ops.tile(depth, data, k0 * stride + i0, stride, right, rightFrom, tile, 0);
        } else {
            ops.rowsTile(depth, data, i0 * stride + k0, stride, right, rightFrom, tile, 0);
        }
    }

    /** Whether a tile that reads rows side by side, where they lie, would find none of them in the first-level cache twice. */
    static boolean crowded(int stride) {
        return stride % CROWDED_STRIDE == 0;
    }

    @Override
    public int packingCost() {
        return innerIsRow ? 1 : GATHERING_COST;
    }

    @Override
    public void pack(int k0, int k1, int j0, int count, int width, float[] panel, int at) {
        if (innerIsRow) {
            copyRows(k0, k1, j0, count, width, panel, at);
        } else {
            transpose(k0, k1, j0, count, width, panel, at);
        }
    }

    /** Panel by panel, a matrix whose rows lie side by side would be read in short pieces that no prefetcher follows. */
    @Override
    public void packAll(int k0, int k1, int j0, int j1, int width, float[] panels) {
        int whole = innerIsRow ? (j1 - j0) / width : 0;
        if (whole > 0) {
            ops.copyPanels(k1 - k0, whole, width, data, k0 * stride + j0, stride, panels);
        }
        int at = whole * width * (k1 - k0);
        for (int j = j0 + whole * width; j < j1; j += width) {
            pack(k0, k1, j, Math.min(width, j1 - j), width, panels, at);
            at += (k1 - k0) * width;
        }
    }

    private void copyRows(int k0, int k1, int j0, int count, int width, float[] panel, int at) {
        if (count == width) {
            ops.copyRows(k1 - k0, width, data, k0 * stride + j0, stride, panel, at);
            return;
        }
        for (int k = k0; k < k1; k++) {
            int to = at + (k - k0) * width;
            System.arraycopy(data, k * stride + j0, panel, to, count);
            Arrays.fill(panel, to + count, to + width, 0);
        }
    }

    private void transpose(int k0, int k1, int j0, int count, int width, float[] panel, int at) {
        int inner = k1 - k0;
        if (count == width) {
            ops.transpose(inner, width, data, j0 * stride + k0, stride, panel, at);
            return;
        }
        for (int c = 0; c < width; c++) {
            int row = (j0 + c) * stride + k0;
            for (int k = 0; k < inner; k++) {
                panel[at + k * width + c] = c < count ? data[row + k] : 0;
            }
        }
    }
}
