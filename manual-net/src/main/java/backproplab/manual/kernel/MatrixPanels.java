package backproplab.manual.kernel;

import java.util.Arrays;

/** A plain matrix as an operand, in either orientation; reused between products without allocation. */
public final class MatrixPanels implements PanelSource {
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
