package backproplab.manual.kernel;

import static backproplab.manual.kernel.WinogradOps.ELEMENTS;

import backproplab.manual.kernel.WinogradBuffers.Own;

/** The filters of a {@link WinogradConvolution}, transformed group by group and piece by piece. */
final class WinogradFilters {
    private static final int AREA = WinogradOps.TAPS * WinogradOps.TAPS;

    /** Channels whose filters are packed at a time. */
    private static final int DEPTH = 16;

    /** What {@link KernelOps#transpose} may overwrite behind a panel. */
    private static final int SLACK = 16;

    private final WinogradOps ops;
    private final WinogradBuffers buffers;
    private final int channels;
    private final int out;
    private final int width;

    /**
     * Plans buffers.
     *
     * @param kernels what it computes with
     * @param channels of a filter
     * @param out how many filters
     */
    WinogradFilters(Kernels kernels, int channels, int out) {
        ops = kernels.ops().winograd();
        buffers = kernels.winogradBuffers();
        this.channels = channels;
        this.out = out;
        width = ops.width();
        buffers.reserve(Own.WORK, ELEMENTS * width);
        buffers.reserve(Own.TAPS, DEPTH * AREA * width + SLACK);
    }

    /** How many pieces of {@link WinogradSums#LONGEST} channels a filter has. */
    int pieces() {
        return (channels + WinogradSums.LONGEST - 1) / WinogradSums.LONGEST;
    }

    /**
     * Transforms one piece of one group of {@link WinogradOps#width} filters.
     *
     * @param part which thread's buffers are used
     * @param weights element (k, j) belongs to offset k = (c, r, s) and filter j
     * @param g which group
     * @param piece which piece
     * @param u element e of channel c goes to {@code at + e step + c width}
     * @param at where the first would go
     * @param step distance between elements
     */
    void transform(int part, PanelSource weights, int g, int piece, float[] u, int at, int step) {
        float[] taps = buffers.own(part, Own.TAPS);
        float[] work = buffers.own(part, Own.WORK);
        int count = Math.min(width, out - g * width);
        int end = Math.min(channels, (piece + 1) * WinogradSums.LONGEST);
        for (int first = piece * WinogradSums.LONGEST; first < end; first += DEPTH) {
            int last = Math.min(end, first + DEPTH);
            weights.pack(first * AREA, last * AREA, g * width, count, width, taps, 0);
            for (int c = first; c < last; c++) {
                ops.filter(taps, (c - first) * AREA * width, work, u, at + c * width, step);
            }
        }
    }
}
