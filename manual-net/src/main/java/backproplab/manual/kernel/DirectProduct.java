package backproplab.manual.kernel;

/**
 * Product of a large matrix with a batch of vectors, {@code y[i] = A x[i] + b}, that reads A where it lies. The blocked product
 * would copy all of A to use each copied number once for each vector; here the vectors are copied, side by side as
 * the columns of the register tile, and A's numbers are broadcast to them.
 *
 * <p>Threads divide the rows of A.
 */
public final class DirectProduct {
    /** With fewer vectors, or a shorter sum, turning the tiles costs more than packing. */
    private static final int FEWEST_VECTORS = 16;

    private static final int SHORTEST_SUM = 256;

    /** Inner extents up to this are summed in one go. */
    static final int LONGEST_CHAIN = 1024;

    private final Kernels kernels;
    private final MatrixPanels vectors;
    private final float[][] tiles;
    private final float[][] blocks;
    private final Kernels.RangeTask packTask = this::pack;
    private final Workers.Task multiplyTask = this::multiply;
    private float[] panels = new float[0];
    private int n;
    private int rows;
    private int inner;
    private float[] a;
    private boolean along;
    private int aStep;
    private float[] bias;
    private float[] y;

    /**
     * Plans scratch.
     *
     * @param kernels what it computes with
     */
    public DirectProduct(Kernels kernels) {
        this.kernels = kernels;
        vectors = MatrixPanels.innerAlongRows(kernels.ops());
        int size = kernels.ops().tileRows() * kernels.ops().tileColumns();
        tiles = new float[kernels.threads()][size];
        blocks = new float[kernels.threads()][size];
    }

    /**
     * Whether this is the right way to multiply a matrix that somebody else keeps.
     *
     * @param kernels what it would compute with
     * @param count how many vectors
     * @param rows rows of A
     * @param inner inner extent
     * @param rowLength distance between rows of A, or of the matrix that A is the transpose of
     * @return true if the vectors and the sums are worth it, and what a tile reads side by side does not crowd the first-level cache
     */
    public static boolean fits(Kernels kernels, int count, int rows, int inner, int rowLength) {
        return count >= FEWEST_VECTORS
                && inner >= SHORTEST_SUM
                && rows >= kernels.ops().tileRows()
                && !MatrixPanels.crowded(rowLength);
    }

    /**
     * How many numbers behind the last element of A must exist where A has fewer rows than a tile: the tile reads on, and drops
     * what it computes there.
     *
     * @param ops whose tiles
     * @param rowStep distance between rows of A
     */
    static int slack(KernelOps ops, int rowStep) {
        return (ops.tileRows() - 1) * rowStep;
    }

    /**
     * The matrix of the products to come, whose rows lie along memory: element (r, k) is {@code matrix[r rowLength + k]}.
     *
     * @param matrix its numbers, and {@link #slack} more where its rows are few
     * @param rowLength distance between rows
     * @return this
     */
    public DirectProduct alongRows(float[] matrix, int rowLength) {
        return of(matrix, true, rowLength);
    }

    /**
     * As {@link #alongRows}, of a matrix that lies transposed: element (r, k) is {@code matrix[k rowLength + r]}.
     *
     * @param matrix its numbers, and a tile's rows more where it has fewer
     * @param rowLength distance between inner indices
     * @return this
     */
    public DirectProduct transposed(float[] matrix, int rowLength) {
        return of(matrix, false, rowLength);
    }

    private DirectProduct of(float[] matrix, boolean rows, int rowLength) {
        a = matrix;
        along = rows;
        aStep = rowLength;
        return this;
    }

    /**
     * Computes {@code output[i][r] = sum over k of A(r, k) input[i][k] + bias[r]}.
     *
     * @param count how many vectors
     * @param rowCount rows of A
     * @param innerCount inner extent
     * @param input count x innerCount
     * @param bias rowCount numbers, or null
     * @param output receives count x rowCount
     */
    public void multiply(int count, int rowCount, int innerCount, float[] input, float[] bias, float[] output) {
        n = count;
        rows = rowCount;
        inner = innerCount;
        this.bias = bias;
        y = output;
        int width = kernels.ops().tileColumns();
        int groups = (n + width - 1) / width;
        // The register transpose may overwrite a few numbers behind a panel.
        int size = groups * width * inner + width;
        if (panels.length < size) {
            panels = new float[size];
        }
        vectors.of(input, inner);
        kernels.pass(groups, (long) n * inner, packTask);
        kernels.share((long) n * rows * inner, multiplyTask);
    }

    private void pack(int from, int to) {
        int width = kernels.ops().tileColumns();
        for (int group = from; group < to; group++) {
            int first = group * width;
            vectors.pack(0, inner, first, Math.min(width, n - first), width, panels, group * width * inner);
        }
    }

    private void multiply(int part, int parts) {
        KernelOps ops = kernels.ops();
        int height = ops.tileRows();
        int width = ops.tileColumns();
        int bands = (rows + height - 1) / height;
        for (int band = Workers.start(part, parts, bands); band < Workers.start(part + 1, parts, bands); band++) {
            int r = band * height;
            // The last band reaches back over rows that another has computed.
            int from = Math.max(0, Math.min(r, rows - height));
            for (int first = 0; first < n; first += width) {
                sum(part, from, first * inner);
                take(tiles[part], r - from, r, Math.min(height, rows - r), first, Math.min(width, n - first));
            }
        }
    }

    /** One tile, in blocks whose sums are added up: one long chain of additions would lose digits. */
    private void sum(int part, int row, int panel) {
        KernelOps ops = kernels.ops();
        float[] block = blocks[part];
        for (int k = 0; k == 0 || k < inner; k += LONGEST_CHAIN) {
            int count = Math.min(LONGEST_CHAIN, inner - k);
            int at = panel + k * ops.tileColumns();
            float[] sums = k == 0 ? tiles[part] : block;
            if (along) {
                ops.rowsTile(count, a, row * aStep + k, aStep, panels, at, sums, 0);
            } else {
                ops.tile(count, a, k * aStep + row, aStep, panels, at, sums, 0);
            }
            if (k > 0) {
                ops.add(block.length, block, 0, tiles[part], 0, tiles[part], 0);
            }
        }
    }

    /** Turns a tile and adds the bias. */
    private void take(float[] tile, int skipped, int r0, int height, int first, int count) {
        int width = kernels.ops().tileColumns();
        for (int i = 0; i < count; i++) {
            int to = (first + i) * rows + r0;
            for (int r = 0; r < height; r++) {
                y[to + r] = tile[(skipped + r) * width + i] + (bias == null ? 0 : bias[r0 + r]);
            }
        }
    }
}
