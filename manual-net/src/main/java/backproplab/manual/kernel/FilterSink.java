package backproplab.manual.kernel;

/**
 * The gradient of a convolution's filters as a result: row o, column (c, r, s) is added to {@code dW[o][c][row + r][column +
 * s]}. Taps outside that window only ever met padding; their gradient is 0.
 */
final class FilterSink implements TileSink {
    private final int channels;
    private final int kernel;
    private final int firstRow;
    private final int firstColumn;
    private final PatchGeometry geometry;
    private float[] gradient;

    /**
     * A sink without data yet.
     *
     * @param channels C
     * @param kernel extent of the square filters
     * @param firstRow kernel row of the geometry's first tap down
     * @param firstColumn kernel column of its first tap across
     * @param geometry which taps there are
     */
    FilterSink(int channels, int kernel, int firstRow, int firstColumn, PatchGeometry geometry) {
        this.channels = channels;
        this.kernel = kernel;
        this.firstRow = firstRow;
        this.firstColumn = firstColumn;
        this.geometry = geometry;
    }

    FilterSink addTo(float[] data) {
        gradient = data;
        return this;
    }

    @Override
    public void take(int i0, int rows, int j0, int columns, float[] tile, int at, int stride, boolean first) {
        int across = geometry.columns().taps();
        for (int c = 0; c < columns; c++) {
            int channel = (j0 + c) / geometry.area();
            int tap = (j0 + c) % geometry.area();
            int inFilter = (channel * kernel + firstRow + tap / across) * kernel + firstColumn + tap % across;
            for (int r = 0; r < rows; r++) {
                gradient[(i0 + r) * channels * kernel * kernel + inFilter] += tile[at + r * stride + c];
            }
        }
    }
}
