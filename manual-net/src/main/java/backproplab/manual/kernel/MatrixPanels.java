package backproplab.manual.kernel;

import java.util.Arrays;

/** A plain matrix as an operand, in either orientation; reused between products without allocation. */
public final class MatrixPanels implements PanelSource {
    private final boolean innerIsRow;
    private float[] data;
    private int stride;

    private MatrixPanels(boolean innerIsRow) {
        this.innerIsRow = innerIsRow;
    }

    /**
     * An operand whose element (k, j) is {@code data[k * stride + j]}: the inner index walks down the rows.
     *
     * @return an operand without data yet
     */
    public static MatrixPanels innerDownRows() {
        return new MatrixPanels(true);
    }

    /**
     * An operand whose element (k, j) is {@code data[j * stride + k]}: the inner index walks along a row.
     *
     * @return an operand without data yet
     */
    public static MatrixPanels innerAlongRows() {
        return new MatrixPanels(false);
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
        for (int k = k0; k < k1; k++) {
            int to = at + (k - k0) * width;
            System.arraycopy(data, k * stride + j0, panel, to, count);
            Arrays.fill(panel, to + count, to + width, 0);
        }
    }

    // Eight columns at a time: each cache line of the panel is written in runs, each source row read in sequence.
    private void transpose(int k0, int k1, int j0, int count, int width, float[] panel, int at) {
        int inner = k1 - k0;
        int c = 0;
        for (; c + 8 <= count; c += 8) {
            int row = (j0 + c) * stride + k0;
            int to = at + c;
            for (int k = 0; k < inner; k++, to += width) {
                panel[to] = data[row + k];
                panel[to + 1] = data[row + stride + k];
                panel[to + 2] = data[row + 2 * stride + k];
                panel[to + 3] = data[row + 3 * stride + k];
                panel[to + 4] = data[row + 4 * stride + k];
                panel[to + 5] = data[row + 5 * stride + k];
                panel[to + 6] = data[row + 6 * stride + k];
                panel[to + 7] = data[row + 7 * stride + k];
            }
        }
        for (; c < width; c++) {
            int row = (j0 + c) * stride + k0;
            for (int k = 0; k < inner; k++) {
                panel[at + k * width + c] = c < count ? data[row + k] : 0;
            }
        }
    }
}
