package backproplab.manual.kernel;

/**
 * One thread's share of a matrix product, {@code C[i][j] = sum over k of A(k, i) B(k, j)}, block by block.
 *
 * <p>Blocking after Goto and van de Geijn (2008): a block of B is packed into panels of NR columns, a block of A into
 * panels of MR rows that stay in the second-level cache, and a register tile of MR x NR is summed over the block's inner
 * extent. Packing makes every access of the inner loop sequential and fills odd edges with zeros. A is not packed where it lies as
 * a matrix whose rows do not crowd the first-level cache: the tile broadcasts its numbers one by one, so a copy in order would save
 * little. The last tile then reaches back over rows that another has computed.
 */
final class ProductBlock {
    /** What {@link KernelOps#transpose} may overwrite behind a panel. */
    private static final int SLACK = 16;

    /** Inner extents up to this leave a whole block of B in the second-level cache. */
    private static final int SHALLOW = 256;

    private final KernelOps ops;
    private final Blocking blocking;
    private final int mr;
    private final int nr;
    private final float[] leftPanels;
    private final float[] rightPanels;
    private final float[] tile;
    private final MatrixSink partial;

    private PanelSource a;
    private PanelSource b;
    private MatrixPanels inPlace;
    private int m;

    ProductBlock(KernelOps ops, Blocking blocking) {
        this.ops = ops;
        this.blocking = blocking;
        mr = ops.tileRows();
        nr = ops.tileColumns();
        leftPanels = new float[blocking.inner() * roundUp(blocking.rows(), mr) + SLACK];
        rightPanels = new float[blocking.inner() * roundUp(blocking.columns(), nr) + SLACK];
        tile = new float[mr * nr];
        partial = new MatrixSink(ops);
    }

    private static int roundUp(int extent, int tile) {
        return (extent + tile - 1) / tile * tile;
    }

    /** Sets both operands of what follows, and the rows of the whole product. */
    void operands(PanelSource left, PanelSource right, int rows) {
        a = left;
        b = right;
        m = rows;
        inPlace = rows < mr ? null : left.inPlace();
    }

    /** Computes all rows and columns over the inner range [k0, k1), into an array of columns numbers a row. */
    void multiplyInto(float[] array, int start, int columns, int k0, int k1) {
        multiply(partial.setAt(array, start, columns), 0, m, 0, columns, k0, k1);
    }

    /** Computes rows [i0, i1) and columns [j0, j1) over the inner range [k0, k1). */
    void multiply(TileSink sink, int i0, int i1, int j0, int j1, int k0, int k1) {
        for (int jc = j0; jc < j1; jc += blocking.columns()) {
            int jEnd = Math.min(j1, jc + blocking.columns());
            // At least one round: a sum of nothing is 0, and the sink must hear of it.
            for (int kc = k0; kc < k1 || kc == k0; kc += blocking.inner()) {
                int kEnd = Math.min(k1, kc + blocking.inner());
                b.packAll(kc, kEnd, jc, jEnd, nr, rightPanels);
                for (int ic = i0; ic < i1; ic += blocking.rows()) {
                    int iEnd = Math.min(i1, ic + blocking.rows());
                    if (inPlace == null) {
                        a.packAll(kc, kEnd, ic, iEnd, mr, leftPanels);
                    }
                    tiles(sink, ic, iEnd, jc, jEnd, kc, kEnd - kc, kc == k0);
                }
            }
        }
    }

    private void tiles(TileSink sink, int i0, int i1, int j0, int j1, int k0, int depth, boolean first) {
        if (depth <= SHALLOW) {
            // The block of B stays in the second-level cache as a whole, so the result can be walked in memory order.
            for (int i = i0; i < i1; i += mr) {
                for (int j = j0; j < j1; j += nr) {
                    tile(sink, i, i0, i1, j, j0, j1, k0, depth, first);
                }
            }
        } else {
            for (int j = j0; j < j1; j += nr) {
                for (int i = i0; i < i1; i += mr) {
                    tile(sink, i, i0, i1, j, j0, j1, k0, depth, first);
                }
            }
        }
    }

    private void tile(TileSink sink, int i, int i0, int i1, int j, int j0, int j1, int k0, int depth, boolean first) {
        int right = (j - j0) * depth;
        int row = i;
        if (inPlace == null) {
            ops.tile(depth, leftPanels, (i - i0) * depth, mr, rightPanels, right, tile, 0);
        } else {
            row = Math.min(i, m - mr);
            inPlace.tile(row, k0, depth, rightPanels, right, tile);
        }
        sink.take(i, Math.min(mr, i1 - i), j, Math.min(nr, j1 - j), tile, (i - row) * nr, nr, first);
    }
}
