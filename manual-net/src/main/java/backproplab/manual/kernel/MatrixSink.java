package backproplab.manual.kernel;

/** A row-major matrix as a result: overwritten, with a row vector added on request, or added to. */
public final class MatrixSink implements TileSink {
    private float[] data;
    private int offset;
    private int stride;
    private float[] bias;
    private boolean accumulate;

    /**
     * The product replaces the matrix.
     *
     * @param matrix receives the result
     * @param rowLength distance between rows
     * @param rowVector added to every row, or null
     * @return this
     */
    public MatrixSink set(float[] matrix, int rowLength, float[] rowVector) {
        data = matrix;
        offset = 0;
        stride = rowLength;
        bias = rowVector;
        accumulate = false;
        return this;
    }

    /**
     * The product is added to the matrix.
     *
     * @param matrix what is added to
     * @param rowLength distance between rows
     * @return this
     */
    public MatrixSink add(float[] matrix, int rowLength) {
        set(matrix, rowLength, null);
        accumulate = true;
        return this;
    }

    /**
     * The product replaces a matrix that starts within an array.
     *
     * @param array receives the result
     * @param start where the matrix starts
     * @param rowLength distance between rows
     * @return this
     */
    MatrixSink setAt(float[] array, int start, int rowLength) {
        set(array, rowLength, null);
        offset = start;
        return this;
    }

    @Override
    public void take(int i0, int rows, int j0, int columns, float[] tile, int at, int tileStride, boolean first) {
        for (int r = 0; r < rows; r++) {
            int from = at + r * tileStride;
            int to = offset + (i0 + r) * stride + j0;
            if (!first || accumulate) {
                for (int c = 0; c < columns; c++) {
                    data[to + c] += tile[from + c];
                }
            } else if (bias == null) {
                System.arraycopy(tile, from, data, to, columns);
            } else {
                for (int c = 0; c < columns; c++) {
                    data[to + c] = tile[from + c] + bias[j0 + c];
                }
            }
        }
    }
}
