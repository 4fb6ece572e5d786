package backproplab.manual.kernel;

/**
 * The product of a few rows with many, {@code C[i][j] = sum over k of A[i][k] B[j][k]}, without packing: how a small batch's
 * input gradient meets the weights.
 *
 * <p>A blocked product would rearrange all of B to use each element a handful of times. Here both operands are read as they
 * lie, along their rows, and B passes through the cache once. Threads divide the rows of B. One instance belongs to one
 * layer, whose sizes it remembers.
 */
public final class RowProducts implements Workers.Task {
    /** With more rows of A the blocked product's reuse wins. */
    private static final int MOST_ROWS = 16;

    private static final int LANES = 16;

    private final KernelOps ops;
    private final Kernels kernels;
    private final float[][] lanes;
    private final float[][] sums;
    private int[] aRows = new int[0];
    private int[] bRows = new int[0];
    private int k;
    private float[] a;
    private float[] b;
    private float[] c;

    /**
     * Plans scratch.
     *
     * @param kernels what it computes with
     */
    public RowProducts(Kernels kernels) {
        this.kernels = kernels;
        ops = kernels.ops();
        Workers workers = kernels.workers();
        lanes = new float[workers.count()][ops.dotRows() * ops.dotColumns() * LANES];
        sums = new float[workers.count()][ops.dotRows() * ops.dotColumns()];
    }

    /**
     * Whether this is the right way for a product of these extents.
     *
     * @param rows rows of A
     * @param inner extent of k
     * @return true for few rows whose length is a multiple of 16
     */
    public static boolean fits(int rows, int inner) {
        return rows <= MOST_ROWS && inner % LANES == 0;
    }

    /**
     * Computes {@code result[i][j] = sum over k of left[i][k] right[j][k]}.
     *
     * @param rows rows of left and result
     * @param columns rows of right, columns of result
     * @param inner extent of k
     * @param left rows x inner
     * @param right columns x inner
     * @param result receives rows x columns
     */
    public void multiply(int rows, int columns, int inner, float[] left, float[] right, float[] result) {
        k = inner;
        a = left;
        b = right;
        c = result;
        aRows = starts(aRows, rows, inner);
        bRows = starts(bRows, columns, inner);
        kernels.share((long) rows * columns * inner, this);
    }

    private static int[] starts(int[] known, int rows, int stride) {
        if (known.length == rows && (rows < 2 || known[1] == stride)) {
            return known;
        }
        int[] starts = new int[rows];
        for (int row = 0; row < rows; row++) {
            starts[row] = row * stride;
        }
        return starts;
    }

    @Override
    public void run(int part, int parts) {
        int columns = bRows.length;
        int to = Workers.start(part + 1, parts, columns);
        for (int j = Workers.start(part, parts, columns); j < to; j += ops.dotColumns()) {
            for (int i = 0; i < aRows.length; i += ops.dotRows()) {
                ops.dots(k, a, aRows, i, b, bRows, j, lanes[part], sums[part]);
                for (int row = 0; row < Math.min(ops.dotRows(), aRows.length - i); row++) {
                    for (int column = 0; column < Math.min(ops.dotColumns(), to - j); column++) {
                        c[(i + row) * columns + j + column] = sums[part][row * ops.dotColumns() + column];
                    }
                }
            }
        }
    }
}
