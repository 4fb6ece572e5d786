package backproplab.manual.kernel;

import static backproplab.manual.kernel.WinogradOps.ELEMENTS;
import static backproplab.manual.kernel.WinogradOps.TAPS;

import backproplab.manual.kernel.WinogradBuffers.Own;
import backproplab.manual.kernel.WinogradBuffers.Shared;

/**
 * Convolution with 3 x 3 kernels and stride 1 by the minimal filtering F(4x4, 3x3) of Lavin and Gray (2016), "Fast Algorithms
 * for Convolutional Neural Networks": 36 multiplications for a tile of 4 x 4 outputs instead of 144.
 *
 * <p>{@code Y = A^T [sum over c of (G g G^T) . (B^T d B)] A + b}, where the dot multiplies element by element: for each of the 36
 * elements the sum over channels is a matrix product of transformed patches, tiles x C, and transformed filters, C x OUT. The
 * constants are those of {@link WinogradOps}. A pixel that is not finite makes all outputs of the tiles that read it NaN.
 *
 * <p>Where the transformed filters fit the caches, each thread takes blocks of tiles from pixels to outputs, and a block
 * stays in its second-level cache. Where filters are large, they should be read once: then all threads transform
 * patches, many more of them, and after that each takes the products of some filters. What a tile gets does not depend on
 * where it stands.
 */
final class WinogradConvolution {
    /** Up to so many filters times channels, blocks of tiles are taken from pixels to outputs. */
    private static final int SMALL_FILTERS = 1 << 15;

    /** Tiles times channels of a block of small filters. */
    private static final int BLOCK = 1 << 12;

    /** Tiles times channels that are transformed before the products of large filters. */
    private static final int CHUNK = 1 << 16;

    /** Tiles of a block of large filters. */
    private static final int TILES = 64;

    /** Channels whose filters are packed at a time. */
    private static final int DEPTH = 16;

    /** Keeps the 36 places that a transform writes at once from meeting in one set of a cache. */
    private static final int SKEW = 16;

    private final Workers workers;
    private final KernelOps ops;
    private final WinogradOps winograd;
    private final WinogradBuffers buffers;
    private final WinogradTiles tiles;
    private final int channels;
    private final int out;
    private final int width;
    private final int inputGroups;
    private final int filterGroups;
    private final int filterStep;
    private final int tileStep;
    private final boolean small;
    private final int chunkStrips;
    private final int blockStrips;
    private final int inputStep;
    private final int productStep;
    private final Workers.Task filterTask = this::transformFilters;
    private final Workers.Task blockTask = this::blocks;
    private final Workers.Task inputTask = this::transformInputs;
    private final Workers.Task productTask = this::chunkProducts;
    private int strips;
    private int chunkFirst;
    private float[] source;
    private PanelSource filters;
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
        winograd = ops.winograd();
        buffers = kernels.winogradBuffers();
        tiles = new WinogradTiles(kernels, geometry, out);
        channels = geometry.channels();
        this.out = out;
        width = winograd.width();
        inputGroups = (channels + width - 1) / width;
        filterGroups = (out + width - 1) / width;
        filterStep = channels * width + SKEW;
        tileStep = inputGroups * width;
        small = tileStep * out <= SMALL_FILTERS;
        int most = small ? BLOCK / tileStep : TILES;
        blockStrips = Math.max(1, most / tiles.stripTiles());
        chunkStrips =
                small ? blockStrips : blockStrips * Math.max(1, CHUNK / (blockStrips * tiles.stripTiles() * tileStep));
        // The last register tile of a block may reach past its tiles.
        inputStep = (chunkStrips * tiles.stripTiles() + ops.tileRows()) * tileStep + SKEW;
        productStep = (blockStrips * tiles.stripTiles() + ops.tileRows()) * width + SKEW;
        buffers.reserve(Shared.FILTERS, filterGroups * ELEMENTS * filterStep);
        if (small) {
            buffers.reserve(Own.INPUTS, ELEMENTS * inputStep);
        } else {
            buffers.reserve(Shared.INPUTS, ELEMENTS * inputStep);
        }
        buffers.reserve(Own.PRODUCTS, Math.max(ELEMENTS * productStep, DEPTH * TAPS * TAPS * width + SKEW));
    }

    /**
     * Computes what {@link ImageConvolution#run} does.
     *
     * @param n how many images
     * @param pixels n x C x H x W
     * @param weights element (k, j) belongs to offset k = (c, r, s) and channel j of the result
     * @param biases one number per channel of the result, or null
     * @param target receives n x OUT x OH x OW
     */
    void run(int n, float[] pixels, PanelSource weights, float[] biases, float[] target) {
        strips = n * tiles.strips();
        source = pixels;
        filters = weights;
        bias = biases;
        result = target;
        workers.run(filterTask);
        if (small) {
            workers.run(blockTask);
            return;
        }
        for (chunkFirst = 0; chunkFirst < strips; chunkFirst += chunkStrips) {
            workers.run(inputTask);
            workers.run(productTask);
        }
    }

    private void transformFilters(int part, int parts) {
        int depths = (channels + DEPTH - 1) / DEPTH;
        int items = filterGroups * depths;
        float[] packed = buffers.own(part, Own.PRODUCTS);
        float[] work = buffers.own(part, Own.WORK);
        for (int i = Workers.start(part, parts, items); i < Workers.start(part + 1, parts, items); i++) {
            int g = i / depths;
            int first = i % depths * DEPTH;
            int end = Math.min(channels, first + DEPTH);
            int area = TAPS * TAPS;
            int count = Math.min(width, out - g * width);
            filters.pack(first * area, end * area, g * width, count, width, packed, 0);
            for (int c = first; c < end; c++) {
                int to = g * ELEMENTS * filterStep + c * width;
                winograd.filter(
                        packed, (c - first) * area * width, work, buffers.shared(Shared.FILTERS), to, filterStep);
            }
        }
    }

    private void blocks(int part, int parts) {
        float[] own = buffers.own(part, Own.INPUTS);
        int count = (strips + blockStrips - 1) / blockStrips;
        for (int b = Workers.start(part, parts, count); b < Workers.start(part + 1, parts, count); b++) {
            int first = b * blockStrips;
            int end = Math.min(strips, first + blockStrips);
            for (int i = 0; i < (end - first) * inputGroups; i++) {
                gather(part, own, first, i);
            }
            for (int g = 0; g < filterGroups; g++) {
                products(part, own, first, first, end, g);
            }
        }
    }

    private void transformInputs(int part, int parts) {
        int items = Math.min(chunkStrips, strips - chunkFirst) * inputGroups;
        for (int i = Workers.start(part, parts, items); i < Workers.start(part + 1, parts, items); i++) {
            gather(part, buffers.shared(Shared.INPUTS), chunkFirst, i);
        }
    }

    private void gather(int part, float[] v, int first, int item) {
        int strip = item / inputGroups;
        int g = item % inputGroups;
        int to = strip * tiles.stripTiles() * tileStep + g * width;
        tiles.gatherInputs(part, source, first + strip, g, v, to, tileStep, inputStep);
    }

    private void chunkProducts(int part, int parts) {
        int end = Math.min(strips, chunkFirst + chunkStrips);
        int blocks = (end - chunkFirst + blockStrips - 1) / blockStrips;
        int items = filterGroups * blocks;
        float[] v = buffers.shared(Shared.INPUTS);
        for (int i = Workers.start(part, parts, items); i < Workers.start(part + 1, parts, items); i++) {
            int from = chunkFirst + i % blocks * blockStrips;
            products(part, v, chunkFirst, from, Math.min(end, from + blockStrips), i / blocks);
        }
    }

    /** Outputs of strips [from, to) and one group of filters; the transformed patches begin with strip first. */
    private void products(int part, float[] v, int first, int from, int to, int g) {
        float[] u = buffers.shared(Shared.FILTERS);
        float[] m = buffers.own(part, Own.PRODUCTS);
        int count = (to - from) * tiles.stripTiles();
        int start = (from - first) * tiles.stripTiles() * tileStep;
        for (int e = 0; e < ELEMENTS; e++) {
            int right = (g * ELEMENTS + e) * filterStep;
            for (int t = 0; t < count; t += ops.tileRows()) {
                int left = e * inputStep + start + t * tileStep;
                winograd.tile(channels, v, left, tileStep, 1, u, right, width, m, e * productStep + t * width);
            }
        }
        for (int strip = from; strip < to; strip++) {
            int at = (strip - from) * tiles.stripTiles() * width;
            tiles.scatter(part, m, at, width, productStep, bias, strip, g, out, result);
        }
    }
}
