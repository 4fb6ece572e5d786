package backproplab.manual.kernel;

/**
 * The filters of a convolution as the left operand, in the forward pass or in that of the input gradient.
 *
 * <p>Forward, element (k, j) with k = (c, r, s) is {@code W[j][c][rows[r]][columns[s]]}; backward, with k = (o, r, s), it is
 * {@code W[o][j][rows[r]][columns[s]]}. The tap lists say which taps take part and in which order: all of them, those that
 * ever meet a pixel, or every second one from the last on, as the input gradient of a strided convolution needs.
 */
public final class FilterPanels implements PanelSource {
    private final int kernel;
    private final int[] rows;
    private final int[] columns;
    private final int outerStride;
    private final int innerStride;
    private float[] weights;

    private FilterPanels(int kernel, int[] rows, int[] columns, int outerStride, int innerStride) {
        this.kernel = kernel;
        this.rows = rows;
        this.columns = columns;
        this.outerStride = outerStride;
        this.innerStride = innerStride;
    }

    /**
     * Filters of the forward pass.
     *
     * @param channels C
     * @param kernel extent of the square filters
     * @param rows kernel row of each tap down
     * @param columns kernel column of each tap across
     * @return an operand without data yet
     */
    static FilterPanels forward(int channels, int kernel, int[] rows, int[] columns) {
        return new FilterPanels(kernel, rows, columns, channels * kernel * kernel, kernel * kernel);
    }

    /**
     * Filters of the input gradient.
     *
     * @param channels C
     * @param kernel extent of the square filters
     * @param rows kernel row of each tap down
     * @param columns kernel column of each tap across
     * @return an operand without data yet
     */
    static FilterPanels backward(int channels, int kernel, int[] rows, int[] columns) {
        return new FilterPanels(kernel, rows, columns, kernel * kernel, channels * kernel * kernel);
    }

    /**
     * Points at filters.
     *
     * @param data OUT x C x kernel x kernel
     * @return this
     */
    FilterPanels of(float[] data) {
        weights = data;
        return this;
    }

    @Override
    public void pack(int k0, int k1, int j0, int count, int width, float[] panel, int at) {
        int area = rows.length * columns.length;
        for (int k = k0; k < k1; k++) {
            int tap = k % area;
            int from = k / area * innerStride
                    + rows[tap / columns.length] * kernel
                    + columns[tap % columns.length]
                    + j0 * outerStride;
            int to = at + (k - k0) * width;
            for (int c = 0; c < count; c++, from += outerStride) {
                panel[to + c] = weights[from];
            }
            for (int c = count; c < width; c++) {
                panel[to + c] = 0;
            }
        }
    }
}
