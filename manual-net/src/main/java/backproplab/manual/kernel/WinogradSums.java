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
     * Sums over inner indices [from, to), as {@link KernelOps#tile} does; the result is added to the tile unless from is 0.
     *
     * @param part which thread's buffers are used
     * @param from first inner index
     * @param to inner index after the last
     * @param along whether inner indices of a are adjacent, as {@link KernelOps#rowsTile} wants it, and not the tile's rows
     * @param a left operand
     * @param aAt where it starts
     * @param aStep distance between what is not adjacent
     * @param b panel
     * @param bAt where it starts
     * @param c the tile, row-major
     * @param cAt where it starts
     */
    void sum(
            int part,
            int from,
            int to,
            boolean along,
            float[] a,
            int aAt,
            int aStep,
            float[] b,
            int bAt,
            float[] c,
            int cAt) {
        float[] tile = buffers.own(part, Own.TILE);
        for (int p = from; p < to; p += LONGEST) {
            int count = Math.min(LONGEST, to - p);
            float[] sums = p == 0 ? c : tile;
            int at = p == 0 ? cAt : 0;
            int right = bAt + p * ops.tileColumns();
            if (along) {
                ops.rowsTile(count, a, aAt + p, aStep, b, right, sums, at);
            } else {
                ops.tile(count, a, aAt + p * aStep, aStep, b, right, sums, at);
            }
            if (p > 0) {
                ops.add(size, tile, 0, c, cAt, c, cAt);
            }
        }
    }
}
