package backproplab.manual.kernel;

/**
 * The one matrix product: {@code C[i][j] = sum over k of A(k, i) B(k, j)} for m x n results and inner extent k.
 *
 * <p>Blocking after Goto and van de Geijn (2008): a block of B is packed into panels of NR columns, a block of A into
 * panels of MR rows that stay in the second-level cache, and a register tile of MR x NR is summed over the block's inner
 * extent. Packing makes every access of the inner loop sequential and fills odd edges with zeros, so the tile
 * loop has no special cases.
 *
 * <p>Threads divide one side of C into contiguous ranges of whole tiles, the side whose operand takes longer to pack, and
 * pack what they need for themselves.
 * Where C is too small to divide and k is long (the weight gradient of a convolution), k is cut into chunks whose number
 * depends on k alone; their partial results are added in order. Either way each element is summed in an order given by
 * the shapes.
 */
final class MatrixProduct implements Workers.Task {
    /** As long as it can be, so that most products finish a tile at once: adding to the result costs more than packing. */
    private static final int INNER_BLOCK = 1024;

    /** With the inner block, half of a second-level cache of 1 MB. */
    private static final int ROW_BLOCK = 120;

    private static final int COLUMN_BLOCK = 512;

    /** What {@link KernelOps#transpose} may overwrite behind a panel. */
    private static final int SLACK = 16;

    /** Inner extents up to this leave a whole block of B in the second-level cache. */
    private static final int SHALLOW = 256;

    /** Largest inner extent of a chunk when k is divided; chunks are equal, so that threads are. */
    static final int CHUNK = 2048;
    /** Products with fewer multiply-adds than this run on the calling thread: waking another costs more. */
    private static final long SMALLEST_SHARED_WORK = 1 << 15;

    private final KernelOps ops;
    private final Workers workers;
    private final Scratch[] scratch;
    private float[] partials = new float[0];
    private final int[] panelRows;
    private int chunks;
    private int m;
    private int n;
    private int k;
    private PanelSource a;
    private PanelSource b;
    private TileSink c;

    MatrixProduct(KernelOps ops, Workers workers) {
        this.ops = ops;
        this.workers = workers;
        panelRows = new int[INNER_BLOCK];
        for (int row = 0; row < INNER_BLOCK; row++) {
            panelRows[row] = row * ops.tileColumns();
        }
        scratch = new Scratch[workers.count()];
        for (int i = 0; i < scratch.length; i++) {
            scratch[i] = new Scratch(ops);
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
    static boolean completesTiles(int inner) {
        return inner <= INNER_BLOCK;
    }

    private static int tiles(int extent, int tile) {
        return (extent + tile - 1) / tile;
    }

    @Override
    public void run(int part, int parts) {
        Scratch own = scratch[part];
        if (chunks > 1) {
            for (int chunk = Workers.start(part, parts, chunks);
                    chunk < Workers.start(part + 1, parts, chunks);
                    chunk++) {
                int k0 = Workers.start(chunk, chunks, k);
                int k1 = Workers.start(chunk + 1, chunks, k);
                block(own, own.chunk.setAt(partials, chunk * m * n, n), 0, m, 0, n, k0, k1);
            }
            return;
        }
        int mr = ops.tileRows();
        int nr = ops.tileColumns();
        if ((long) n * b.packingCost() >= (long) m * a.packingCost()) {
            int from = Workers.start(part, parts, tiles(n, nr)) * nr;
            int to = Math.min(n, Workers.start(part + 1, parts, tiles(n, nr)) * nr);
            block(own, c, 0, m, from, to, 0, k);
        } else {
            int from = Workers.start(part, parts, tiles(m, mr)) * mr;
            int to = Math.min(m, Workers.start(part + 1, parts, tiles(m, mr)) * mr);
            block(own, c, from, to, 0, n, 0, k);
        }
    }

    /** Computes rows [i0, i1) and columns [j0, j1) over the inner range [k0, k1). */
    private void block(Scratch own, TileSink sink, int i0, int i1, int j0, int j1, int k0, int k1) {
        int mr = ops.tileRows();
        int nr = ops.tileColumns();
        for (int jc = j0; jc < j1; jc += COLUMN_BLOCK) {
            int jEnd = Math.min(j1, jc + COLUMN_BLOCK);
            // At least one round: a sum of nothing is 0, and the sink must hear of it.
            for (int kc = k0; kc < k1 || kc == k0; kc += INNER_BLOCK) {
                int kEnd = Math.min(k1, kc + INNER_BLOCK);
                pack(b, kc, kEnd, jc, jEnd, nr, own.right);
                for (int ic = i0; ic < i1; ic += ROW_BLOCK) {
                    int iEnd = Math.min(i1, ic + ROW_BLOCK);
                    pack(a, kc, kEnd, ic, iEnd, mr, own.left);
                    tiles(own, sink, ic, iEnd, jc, jEnd, kEnd - kc, kc == k0);
                }
            }
        }
    }

    private static void pack(PanelSource source, int k0, int k1, int j0, int j1, int width, float[] panels) {
        int at = 0;
        for (int j = j0; j < j1; j += width) {
            source.pack(k0, k1, j, Math.min(width, j1 - j), width, panels, at);
            at += (k1 - k0) * width;
        }
    }

    private void tiles(Scratch own, TileSink sink, int i0, int i1, int j0, int j1, int depth, boolean first) {
        int mr = ops.tileRows();
        int nr = ops.tileColumns();
        if (depth <= SHALLOW) {
            // The block of B stays in the second-level cache as a whole, so the result can be walked in memory order.
            for (int i = i0; i < i1; i += mr) {
                for (int j = j0; j < j1; j += nr) {
                    tile(own, sink, i, i0, i1, j, j0, j1, depth, first);
                }
            }
        } else {
            for (int j = j0; j < j1; j += nr) {
                for (int i = i0; i < i1; i += mr) {
                    tile(own, sink, i, i0, i1, j, j0, j1, depth, first);
                }
            }
        }
    }

    private void tile(
            Scratch own, TileSink sink, int i, int i0, int i1, int j, int j0, int j1, int depth, boolean first) {
        int mr = ops.tileRows();
        int nr = ops.tileColumns();
        ops.tile(depth, own.left, (i - i0) * depth, own.right, (j - j0) * depth, panelRows, own.tile);
        sink.take(i, Math.min(mr, i1 - i), j, Math.min(nr, j1 - j), own.tile, 0, nr, first);
    }

    /** One thread's packed blocks and register tile. */
    private static final class Scratch {
        private final float[] left;
        private final float[] right;
        private final float[] tile;
        private final MatrixSink chunk;

        Scratch(KernelOps ops) {
            left = new float[INNER_BLOCK * roundUp(ROW_BLOCK, ops.tileRows()) + SLACK];
            right = new float[INNER_BLOCK * roundUp(COLUMN_BLOCK, ops.tileColumns()) + SLACK];
            tile = new float[ops.tileRows() * ops.tileColumns()];
            chunk = new MatrixSink(ops);
        }

        private static int roundUp(int extent, int tile) {
            return (extent + tile - 1) / tile * tile;
        }
    }
}
