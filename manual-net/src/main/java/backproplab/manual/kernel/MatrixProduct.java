package backproplab.manual.kernel;

/**
 * The blocked matrix product: {@code C[i][j] = sum over k of A(k, i) B(k, j)} for m x n results and inner extent k.
 *
 * <p>Threads divide one side of C into contiguous ranges of whole tiles, the side whose operand takes longer to pack, and
 * work through them in blocks ({@link ProductBlock}), packing what they need for themselves.
 * Where C is too small to divide and k is long (the weight gradient of a convolution), k is cut into chunks whose number
 * depends on k alone; their partial results are added in order. Either way each element is summed in an order given by
 * the shapes and the blocks.
 */
final class MatrixProduct implements Workers.Task {
    /** Largest inner extent of a chunk when k is divided; chunks are equal, so that threads are. */
    static final int CHUNK = 2048;
    /** Products with fewer multiply-adds than this run on the calling thread: waking another costs more. */
    private static final long SMALLEST_SHARED_WORK = 1 << 15;

    private final KernelOps ops;
    private final Blocking blocking;
    private final Workers workers;
    private final ProductBlock[] blocks;
    private float[] partials = new float[0];
    private int chunks;
    private int m;
    private int n;
    private int k;
    private PanelSource a;
    private PanelSource b;
    private TileSink c;

    MatrixProduct(KernelOps ops, Workers workers, Blocking blocking) {
        this.ops = ops;
        this.workers = workers;
        this.blocking = blocking;
        blocks = new ProductBlock[workers.count()];
        for (int i = 0; i < blocks.length; i++) {
            blocks[i] = new ProductBlock(ops, blocking);
        }
    }

    void multiply(int rows, int columns, int inner, PanelSource left, PanelSource right, TileSink result) {
        m = rows;
        n = columns;
        k = inner;
        a = left;
        b = right;
        c = result;
        chunks = divideInner() ? (k + CHUNK - 1) / CHUNK : 1;
        if (chunks > 1 && partials.length < chunks * m * n) {
            partials = new float[chunks * m * n];
        }
        if ((long) m * n * k < SMALLEST_SHARED_WORK) {
            run(0, 1);
        } else {
            workers.run(this);
        }
        if (chunks > 1) {
            for (int chunk = 0; chunk < chunks; chunk++) {
                c.take(0, m, 0, n, partials, chunk * m * n, n, chunk == 0);
            }
        }
    }

    private boolean divideInner() {
        return k >= 2 * CHUNK && (long) tiles(m, ops.tileRows()) * tiles(n, ops.tileColumns()) <= 64;
    }

    /** Whether every element of a product with this inner extent is finished when the sink sees it first. */
    boolean completesTiles(int inner) {
        return inner <= blocking.inner();
    }

    private static int tiles(int extent, int tile) {
        return (extent + tile - 1) / tile;
    }

    /** Threads divide the side whose operand takes longer to pack, if it has a tile for each. */
    private boolean dividesColumns(int parts) {
        int columns = tiles(n, ops.tileColumns());
        int rows = tiles(m, ops.tileRows());
        if (Math.min(columns, rows) < parts) {
            return columns >= rows;
        }
        long left = a.inPlace() == null ? (long) m * a.packingCost() : 0;
        return (long) n * b.packingCost() >= left;
    }

    @Override
    public void run(int part, int parts) {
        ProductBlock own = blocks[part];
        own.operands(a, b, m);
        if (chunks > 1) {
            for (int chunk = Workers.start(part, parts, chunks);
                    chunk < Workers.start(part + 1, parts, chunks);
                    chunk++) {
                int k0 = Workers.start(chunk, chunks, k);
                int k1 = Workers.start(chunk + 1, chunks, k);
                own.multiplyInto(partials, chunk * m * n, n, k0, k1);
            }
            return;
        }
        int mr = ops.tileRows();
        int nr = ops.tileColumns();
        if (dividesColumns(parts)) {
            int from = Workers.start(part, parts, tiles(n, nr)) * nr;
            int to = Math.min(n, Workers.start(part + 1, parts, tiles(n, nr)) * nr);
            own.multiply(c, 0, m, from, to, 0, k);
        } else {
            int from = Workers.start(part, parts, tiles(m, mr)) * mr;
            int to = Math.min(m, Workers.start(part + 1, parts, tiles(m, mr)) * mr);
            own.multiply(c, from, to, 0, n, 0, k);
        }
    }
}
