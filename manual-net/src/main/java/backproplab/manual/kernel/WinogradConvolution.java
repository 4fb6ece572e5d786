package backproplab.manual.kernel;

import static backproplab.manual.kernel.WinogradOps.ELEMENTS;

import backproplab.manual.kernel.WinogradBuffers.Own;
import backproplab.manual.kernel.WinogradBuffers.Shared;

/**
 * Convolution with 3 x 3 kernels and stride 1 by the minimal filtering F(4x4, 3x3) of Lavin and Gray (2016), "Fast Algorithms
 * for Convolutional Neural Networks": 36 multiplications for a tile of 4 x 4 outputs instead of 144.
 *
 * <p>{@code Y = A^T [sum over c of (G g G^T) . (B^T d B)] A + b}, where the dot multiplies element by element: for each of the 36
 * elements the sum over channels is a matrix product of transformed patches, tiles x C, and transformed filters, C x OUT. The
 * constants are those of {@link WinogradOps}. A pixel that is not finite makes NaN also of other outputs of the tiles that read it.
 *
 * <p>Where the transformed filters fit the caches, each thread takes blocks of tiles from pixels to outputs, and a block
 * stays in its second-level cache. Where filters are large, or dividing them keeps more threads busy than there are blocks, it is they
 * that stay: each thread takes some filters, transforms them piece by piece and multiplies them with many tiles. The patches are then transformed by every thread for itself: taking
 * them from another core's cache can cost more. What a tile gets does not depend on where it stands.
 */
final class WinogradConvolution {
    /** Up to so many filters times channels, blocks of tiles are taken from pixels to outputs. */
    private static final int SMALL_FILTERS = 1 << 15;

    /** Tiles times channels of a block of small filters. */
    private static final int BLOCK = 1 << 12;

    /** Tiles of a block of large filters. */
    private static final int TILES = 128;

    private final Workers workers;
    private final KernelOps ops;
    private final WinogradBuffers buffers;
    private final WinogradTiles tiles;
    private final WinogradFilters filters;
    private final WinogradSums sums;
    private final int channels;
    private final int out;
    private final int width;
    private final int inputGroups;
    private final int filterGroups;
    private final int filterStep;
    private final int tileStep;
    private final boolean small;
    private final int blockStrips;
    private final int inputStep;
    private final int productStep;
    private final Workers.Task filterTask = this::transformFilters;
    private final Workers.Task blockTask = this::blocks;
    private final Workers.Task largeTask = this::largeBlocks;
    private int strips;
    private float[] source;
    private PanelSource weights;
    private float[] bias;
    private float[] result;

    /**
     * Plans buffers.
     *
     * @param kernels what it computes with
     * @param geometry 3 x 3 taps, stride 1
     * @param out channels of the result
     */
    WinogradConvolution(Kernels kernels, PatchGeometry geometry, int out) {
        workers = kernels.workers();
        ops = kernels.ops();
        buffers = kernels.winogradBuffers();
        tiles = new WinogradTiles(kernels, geometry, out);
        filters = new WinogradFilters(kernels, geometry.channels(), out);
        sums = new WinogradSums(kernels);
        channels = geometry.channels();
        this.out = out;
        width = ops.tileColumns();
        inputGroups = (channels + width - 1) / width;
        filterGroups = (out + width - 1) / width;
        tileStep = inputGroups * width;
        small = tileStep * out <= SMALL_FILTERS;
        blockStrips = Math.max(1, (small ? BLOCK / tileStep : TILES) / tiles.stripTiles());
        // The last register tile of a block may reach past its tiles.
        int blockTiles = blockStrips * tiles.stripTiles() + ops.tileRows();
        inputStep = blockTiles * tileStep + Winograd.SKEW;
        productStep = blockTiles * width + Winograd.SKEW;
        filterStep = (small ? channels : Math.min(channels, WinogradSums.LONGEST)) * width + Winograd.SKEW;
        if (small) {
            buffers.reserve(Shared.FILTERS, filterGroups * ELEMENTS * filterStep);
        }
        buffers.reserve(Own.FILTERS, ELEMENTS * filterStep);
        buffers.reserve(Own.INPUTS, ELEMENTS * inputStep);
        buffers.reserve(Own.PRODUCTS, ELEMENTS * productStep);
    }

    /**
     * Computes what {@link ImageConvolution#run} does.
     *
     * @param n how many images
     * @param pixels n x C x H x W
     * @param filterPanels element (k, j) belongs to offset k = (c, r, s) and channel j of the result
     * @param biases one number per channel of the result, or null
     * @param target receives n x OUT x OH x OW
     */
    void run(int n, float[] pixels, PanelSource filterPanels, float[] biases, float[] target) {
        strips = n * tiles.strips();
        source = pixels;
        weights = filterPanels;
        bias = biases;
        result = target;
        if (small && blockCount() >= Math.min(workers.count(), filterGroups)) {
            workers.run(filterTask);
            workers.run(blockTask);
        } else {
            workers.run(largeTask);
        }
    }

    private int blockCount() {
        return (strips + blockStrips - 1) / blockStrips;
    }

    private void transformFilters(int part, int parts) {
        float[] u = buffers.shared(Shared.FILTERS);
        int pieces = filters.pieces();
        int items = filterGroups * pieces;
        for (int i = Workers.start(part, parts, items); i < Workers.start(part + 1, parts, items); i++) {
            int g = i / pieces;
            filters.transform(part, weights, g, i % pieces, u, g * ELEMENTS * filterStep, filterStep);
        }
    }

    private void blocks(int part, int parts) {
        float[] u = buffers.shared(Shared.FILTERS);
        int blocks = blockCount();
        for (int b = Workers.start(part, parts, blocks); b < Workers.start(part + 1, parts, blocks); b++) {
            int first = b * blockStrips;
            int count = gather(part, first);
            for (int g = 0; g < filterGroups; g++) {
                multiply(part, u, g * ELEMENTS * filterStep, count, 0, channels);
                scatter(part, first, count, g);
            }
        }
    }

    private void largeBlocks(int part, int parts) {
        float[] u = buffers.own(part, Own.FILTERS);
        int from = Workers.start(part, parts, filterGroups);
        int to = Workers.start(part + 1, parts, filterGroups);
        for (int first = 0; first < strips && from < to; first += blockStrips) {
            int count = gather(part, first);
            for (int g = from; g < to; g++) {
                for (int piece = 0; piece < filters.pieces(); piece++) {
                    int c = piece * WinogradSums.LONGEST;
                    filters.transform(part, weights, g, piece, u, -c * width, filterStep);
                    multiply(part, u, -c * width, count, c, Math.min(channels, c + WinogradSums.LONGEST));
                }
                scatter(part, first, count, g);
            }
        }
    }

    /** Transforms the patches of a block and returns how many strips it has. */
    private int gather(int part, int first) {
        float[] v = buffers.own(part, Own.INPUTS);
        int count = Math.min(strips - first, blockStrips);
        for (int strip = 0; strip < count; strip++) {
            int to = strip * tiles.stripTiles() * tileStep;
            for (int g = 0; g < inputGroups; g++) {
                tiles.gatherInputs(part, source, first + strip, g, v, to + g * width, tileStep, inputStep);
            }
        }
        return count;
    }

    /** Products of so many strips with one group of filters, summed over channels [from, to) and added unless from is 0. */
    private void multiply(int part, float[] u, int filter, int count, int from, int to) {
        float[] v = buffers.own(part, Own.INPUTS);
        float[] m = buffers.own(part, Own.PRODUCTS);
        for (int e = 0; e < ELEMENTS; e++) {
            int right = filter + e * filterStep;
            for (int t = 0; t < count * tiles.stripTiles(); t += ops.tileRows()) {
                int left = e * inputStep + t * tileStep;
                sums.sum(part, from, to, true, v, left, tileStep, u, right, m, e * productStep + t * width);
            }
        }
    }

    private void scatter(int part, int first, int count, int g) {
        float[] m = buffers.own(part, Own.PRODUCTS);
        for (int strip = 0; strip < count; strip++) {
            int at = strip * tiles.stripTiles() * width;
            tiles.scatter(part, m, at, width, productStep, bias, first + strip, g, out, result);
        }
    }
}
