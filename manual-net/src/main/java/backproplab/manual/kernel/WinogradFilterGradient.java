package backproplab.manual.kernel;

import static backproplab.manual.kernel.WinogradOps.ELEMENTS;
import static backproplab.manual.kernel.WinogradOps.TAPS;

import backproplab.manual.kernel.WinogradBuffers.Own;
import backproplab.manual.kernel.WinogradBuffers.Shared;

/**
 * The weight gradient of {@link WinogradConvolution}, by the adjoint of the same transforms: {@code dg += G^T [sum over tiles of
 * (A dY A^T) . (B^T d B)] G}, where for each of the 36 elements the sum over tiles is a matrix product, OUT x tiles and tiles x C.
 *
 * <p>All threads transform a chunk of tiles, then each takes the products of some blocks of filters and channels, all 36 elements
 * of a block. Chunks are as long as the sizes of the layer say, and are added in order.
 */
final class WinogradFilterGradient {
    /** Tiles times channels that are transformed before their products. */
    private static final int CHUNK = 1 << 15;

    /** Register tiles of a block, down and across: each number that is read is used so often; 36 blocks fit a cache. */
    private static final int DOWN = 3;

    private static final int ACROSS = 2;

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
    private final int outputGroups;
    private final int chunkStrips;
    private final int inputStep;
    private final int gradientStep;
    private final int tileSize;
    private final int blockStep;
    private final int blocksDown;
    private final int blocksAcross;
    private final Workers.Task gatherTask = this::gather;
    private final Workers.Task productTask = this::products;
    private int strips;
    private int first;
    private float[] source;
    private float[] outputGradient;
    private float[] result;

    /**
     * Plans buffers.
     *
     * @param kernels what it computes with
     * @param geometry of the forward pass, 3 x 3 taps, stride 1
     * @param out channels of the output
     */
    WinogradFilterGradient(Kernels kernels, PatchGeometry geometry, int out) {
        workers = kernels.workers();
        ops = kernels.ops();
        winograd = ops.winograd();
        buffers = kernels.winogradBuffers();
        tiles = new WinogradTiles(kernels, geometry, out);
        channels = geometry.channels();
        this.out = out;
        width = winograd.width();
        inputGroups = divideUp(channels, width);
        outputGroups = divideUp(out, width);
        chunkStrips = Math.max(1, CHUNK / (tiles.stripTiles() * Math.max(inputGroups, outputGroups) * width));
        int chunkTiles = chunkStrips * tiles.stripTiles();
        inputStep = chunkTiles * inputGroups * width + SKEW;
        gradientStep = chunkTiles * outputGroups * width + SKEW;
        tileSize = ops.tileRows() * width;
        blockStep = DOWN * ACROSS * tileSize + SKEW;
        blocksDown = divideUp(out, DOWN * ops.tileRows());
        blocksAcross = divideUp(inputGroups, ACROSS);
        buffers.reserve(Shared.INPUTS, ELEMENTS * inputStep);
        buffers.reserve(Shared.GRADIENTS, ELEMENTS * gradientStep);
        buffers.reserve(Shared.FILTERS, blocksDown * blocksAcross * ELEMENTS * blockStep);
        buffers.reserve(Own.PRODUCTS, ELEMENTS * blockStep);
        buffers.reserve(Own.TILE, Math.max(tileSize, TAPS * TAPS * width));
    }

    private static int divideUp(int extent, int unit) {
        return (extent + unit - 1) / unit;
    }

    /**
     * Adds the gradient.
     *
     * @param n how many images
     * @param images n x C x H x W
     * @param dy gradient of the output, n x OUT x OH x OW
     * @param gradient what is added to, OUT x C x 3 x 3
     */
    void add(int n, float[] images, float[] dy, float[] gradient) {
        strips = n * tiles.strips();
        source = images;
        outputGradient = dy;
        result = gradient;
        for (first = 0; first < strips; first += chunkStrips) {
            workers.run(gatherTask);
            workers.run(productTask);
        }
    }

    private int chunk() {
        return Math.min(chunkStrips, strips - first);
    }

    private void gather(int part, int parts) {
        int groups = inputGroups + outputGroups;
        int items = chunk() * groups;
        float[] v = buffers.shared(Shared.INPUTS);
        float[] m = buffers.shared(Shared.GRADIENTS);
        for (int i = Workers.start(part, parts, items); i < Workers.start(part + 1, parts, items); i++) {
            int strip = i / groups;
            int g = i % groups;
            int tile = strip * tiles.stripTiles();
            if (g < inputGroups) {
                int step = inputGroups * width;
                tiles.gatherInputs(part, source, first + strip, g, v, tile * step + g * width, step, inputStep);
            } else {
                int step = outputGroups * width;
                int to = tile * step + (g - inputGroups) * width;
                tiles.gatherGradients(part, outputGradient, first + strip, g - inputGroups, m, to, step, gradientStep);
            }
        }
    }

    private void products(int part, int parts) {
        int items = blocksDown * blocksAcross;
        for (int i = Workers.start(part, parts, items); i < Workers.start(part + 1, parts, items); i++) {
            boolean alone = strips <= chunkStrips;
            float[] sums = alone ? buffers.own(part, Own.PRODUCTS) : buffers.shared(Shared.FILTERS);
            int at = alone ? 0 : i * ELEMENTS * blockStep;
            int firstRow = i / blocksAcross * DOWN;
            int firstGroup = i % blocksAcross * ACROSS;
            for (int tile = 0; tile < DOWN * ACROSS; tile++) {
                int o = (firstRow + tile / ACROSS) * ops.tileRows();
                int g = firstGroup + tile % ACROSS;
                if (o < out && g < inputGroups) {
                    sumTiles(part, o, g, sums, at + tile * tileSize);
                }
            }
            for (int tile = 0; tile < DOWN * ACROSS && first + chunkStrips >= strips; tile++) {
                int o = (firstRow + tile / ACROSS) * ops.tileRows();
                int g = firstGroup + tile % ACROSS;
                if (o < out && g < inputGroups) {
                    finish(part, o, g, sums, at + tile * tileSize);
                }
            }
        }
    }

    /** One register tile for each of the 36 elements: filters from o on, channels of group g. */
    private void sumTiles(int part, int o, int g, float[] sums, int at) {
        float[] m = buffers.shared(Shared.GRADIENTS);
        float[] v = buffers.shared(Shared.INPUTS);
        float[] tile = buffers.own(part, Own.TILE);
        int count = chunk() * tiles.stripTiles();
        for (int e = 0; e < ELEMENTS; e++) {
            int left = e * gradientStep + o;
            int right = e * inputStep + g * width;
            int leftStep = outputGroups * width;
            int rightStep = inputGroups * width;
            int to = at + e * blockStep;
            if (first == 0) {
                winograd.tile(count, m, left, 1, leftStep, v, right, rightStep, sums, to);
            } else {
                winograd.tile(count, m, left, 1, leftStep, v, right, rightStep, tile, 0);
                ops.add(tileSize, tile, 0, sums, to, sums, to);
            }
        }
    }

    /** Transforms the sums of a register tile back and adds them to the gradient. */
    private void finish(int part, int o, int g, float[] sums, int at) {
        float[] taps = buffers.own(part, Own.TILE);
        float[] work = buffers.own(part, Own.WORK);
        int area = TAPS * TAPS;
        int count = Math.min(width, channels - g * width);
        for (int r = 0; r < Math.min(ops.tileRows(), out - o); r++) {
            winograd.filterGradient(sums, at + r * width, blockStep, work, taps);
            int to = ((o + r) * channels + g * width) * area;
            for (int i = 0; i < count * area; i++) {
                result[to + i] += taps[i % area * width + i / area];
            }
        }
    }
}
