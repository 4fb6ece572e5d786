package backproplab.manual.kernel;

import backproplab.manual.kernel.WinogradBuffers.Own;

/**
 * Register tiles of the products in a Winograd convolution, summed in pieces that are added in order: an inner extent of
 * 512 would double the rounding error, which the transforms back make larger than that of a direct sum.
 */
final class WinogradSums {
    /** Longest sum in one register. */
    static final int LONGEST = 128;

    private final KernelOps ops;
    private final WinogradBuffers buffers;
    private final int size;

    /**
     * Plans buffers.
     *
     * @param kernels what it computes with
     */
    WinogradSums(Kernels kernels) {
        ops = kernels.ops();
        buffers = kernels.winogradBuffers();
        size = ops.tileRows() * ops.tileColumns();
        buffers.reserve(Own.TILE, size);
    }

    /**
     * Sums over inner indices [from, to), as {@link KernelOps#stridedTile} does; the result is added to the tile unless from is 0.
     *
     * @param part which thread's buffers are used
     * @param from first inner index
     * @param to inner index after the last
     * @param a element (i, p) is {@code a[aAt + i aRow + p aInner]}
     * @param aAt where it starts
     * @param aRow distance between rows of the tile
     * @param aInner distance between inner indices
     * @param b row p starts at {@code bAt + p bRow}
     * @param bAt where it starts
     * @param bRow distance between rows
     * @param c the tile, row-major
     * @param cAt where it starts
     */
    void sum(
            int part,
            int from,
            int to,
            float[] a,
            int aAt,
            int aRow,
            int aInner,
            float[] b,
            int bAt,
            int bRow,
            float[] c,
            int cAt) {
        float[] tile = buffers.own(part, Own.TILE);
        for (int p = from; p < to; p += LONGEST) {
            int count = Math.min(LONGEST, to - p);
            if (p == 0) {
                ops.stridedTile(count, a, aAt, aRow, aInner, b, bAt, bRow, c, cAt);
            } else {
                ops.stridedTile(count, a, aAt + p * aInner, aRow, aInner, b, bAt + p * bRow, bRow, tile, 0);
                ops.add(size, tile, 0, c, cAt, c, cAt);
            }
        }
    }
}
