package backproplab.manual.kernel;

/** A row-major matrix as a result: overwritten, with a row vector added on request, added to, or descended along. */
public final class MatrixSink implements TileSink {
    private final KernelOps ops;
    private Mode mode;
    private float[] data;
    private int offset;
    private int stride;
    private float[] bias;
    private float rate;

    private enum Mode {
        SET,
        ADD,
        DESCEND
    }

    /**
     * A sink without a matrix yet.
     *
     * @param ops what it computes with
     */
    public MatrixSink(KernelOps ops) {
        this.ops = ops;
    }

    /**
     * The product replaces the matrix.
     *
     * @param matrix receives the result
     * @param rowLength distance between rows
     * @param rowVector added to every row, or null
     * @return this
     */
    public MatrixSink set(float[] matrix, int rowLength, float[] rowVector) {
        return point(Mode.SET, matrix, 0, rowLength, rowVector);
    }

    /**
     * The product is added to the matrix.
     *
     * @param matrix what is added to
     * @param rowLength distance between rows
     * @return this
     */
    public MatrixSink add(float[] matrix, int rowLength) {
        return point(Mode.ADD, matrix, 0, rowLength, null);
    }

    /**
     * The product is a gradient that nobody needs but for one step of gradient descent: {@code matrix -= rate product}, the
     * update in the pass that computes the gradient. Only for products that {@link Kernels#completesTiles} finishes at once.
     *
     * @param matrix what is changed
     * @param rowLength distance between rows
     * @param learningRate rate
     * @return this
     */
    public MatrixSink descend(float[] matrix, int rowLength, float learningRate) {
        rate = learningRate;
        return point(Mode.DESCEND, matrix, 0, rowLength, null);
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
        return point(Mode.SET, array, start, rowLength, null);
    }

    private MatrixSink point(Mode next, float[] matrix, int start, int rowLength, float[] rowVector) {
        mode = next;
        data = matrix;
        offset = start;
        stride = rowLength;
        bias = rowVector;
        return this;
    }

    @Override
    public void take(int i0, int rows, int j0, int columns, float[] tile, int at, int tileStride, boolean first) {
        for (int r = 0; r < rows; r++) {
            int from = at + r * tileStride;
            int to = offset + (i0 + r) * stride + j0;
            if (mode == Mode.DESCEND) {
                if (!first) {
                    throw new IllegalStateException("a gradient in parts cannot be descended along");
                }
                ops.descend(columns, tile, from, rate, data, to);
            } else if (!first || mode == Mode.ADD) {
                ops.add(columns, tile, from, data, to, data, to);
            } else if (bias != null) {
                ops.add(columns, tile, from, bias, j0, data, to);
            } else {
                System.arraycopy(tile, from, data, to, columns);
            }
        }
    }
}
