package backproplab.manual.kernel;

/**
 * Product of a large matrix with a batch of vectors, {@code y[i] = A x[i] + b}, that reads A where it lies. The blocked product
 * would copy all of A to use each copied number once for each vector; here the vectors are copied, side by side as
 * the columns of the register tile, and A's numbers are broadcast to them.
 *
 * <p>Threads divide the rows of A.
 */
final class DirectProduct {
    private final Kernels kernels;
    private final MatrixPanels vectors;
    private final float[][] tiles;
    private final Kernels.RangeTask packTask = this::pack;
    private final Workers.Task multiplyTask = this::multiply;
    private float[] panels = new float[0];
    private int n;
    private int rows;
    private int inner;
    private float[] a;
    private int aRow;
    private int aInner;
    private float[] bias;
    private float[] y;

    DirectProduct(Kernels kernels) {
        this.kernels = kernels;
        vectors = MatrixPanels.innerAlongRows(kernels.ops());
        tiles = new float[kernels.threads()]
                [kernels.ops().tileRows() * kernels.ops().tileColumns()];
    }

    /**
     * How many numbers behind the last element of A must exist: the last tile reads on, and drops what it computes there.
     *
     * @param ops whose tiles
     * @param rowStep distance between rows of A
     */
    static int slack(KernelOps ops, int rowStep) {
        return (ops.tileRows() - 1) * rowStep;
    }

    /**
     * The matrix of the products to come: element (r, k) is {@code matrix[r rowStep + k innerStep]}.
     *
     * @param matrix its numbers, and {@link #slack} more
     * @param rowStep distance between rows
     * @param innerStep distance within a row
     * @return this
     */
    DirectProduct of(float[] matrix, int rowStep, int innerStep) {
        a = matrix;
        aRow = rowStep;
        aInner = innerStep;
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
    void multiply(int count, int rowCount, int innerCount, float[] input, float[] bias, float[] output) {
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
        kernels.pass(groups, 1, packTask);
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
            for (int first = 0; first < n; first += width) {
                int r = band * height;
                ops.stridedTile(inner, a, r * aRow, aRow, aInner, panels, first * inner, width, tiles[part], 0);
                take(tiles[part], r, Math.min(height, rows - r), first, Math.min(width, n - first));
            }
        }
    }

    /** Turns a tile and adds the bias. */
    private void take(float[] tile, int r0, int height, int first, int count) {
        int width = kernels.ops().tileColumns();
        for (int i = 0; i < count; i++) {
            int to = (first + i) * rows + r0;
            for (int r = 0; r < height; r++) {
                y[to + r] = tile[r * width + i] + (bias == null ? 0 : bias[r0 + r]);
            }
        }
    }
}
