package backproplab.manual.kernel;

import static backproplab.manual.kernel.WinogradOps.ELEMENTS;

import backproplab.manual.kernel.WinogradBuffers.Own;
import backproplab.manual.kernel.WinogradBuffers.Shared;
import java.util.Arrays;

/**
 * The weight gradient of {@link WinogradConvolution}, by the adjoint of the same transforms: {@code dg += G^T [sum over tiles of
 * (A dY A^T) . (B^T d B)] G}, where for each of the 36 elements the sum over tiles is a matrix product, OUT x tiles and tiles x C.
 *
 * <p>Threads share nothing that is transformed, since taking it from another core's cache can cost more than transforming it.
 * With few filters and many tiles they divide the tiles, into sections whose number depends on the batch alone, and
 * the gradients of the sections are added in order. Else they divide the channels, and every thread transforms the gradients of all
 * outputs.
 */
final class WinogradFilterGradient {
    /** Up to so many filters times channels, threads divide the tiles. */
    private static final int SMALL_FILTERS = 1 << 15;

    /** The most sections of tiles there are then. */
    private static final int SECTIONS = 8;

    /** With fewer sections, they are not divided: some threads would have nothing to do. */
    private static final int FEWEST_SECTIONS = 4;

    /** Fewest tiles of a section: each costs a transform of the whole gradient. */
    private static final int SECTION = 32;

    /** Tiles that are transformed before their products. */
    private static final int CHUNK = 64;

    private static final int AREA = WinogradOps.TAPS * WinogradOps.TAPS;

    private final Workers workers;
    private final KernelOps ops;
    private final WinogradBuffers buffers;
    private final WinogradTiles tiles;
    private final WinogradSums sums;
    private final int channels;
    private final int out;
    private final int width;
    private final int inputGroups;
    private final int outputGroups;
    private final boolean small;
    private final int chunkStrips;
    private final int inputStep;
    private final int gradientStep;
    private final int sumStep;
    private final Workers.Task sectionTask = this::sections;
    private final Workers.Task groupTask = this::groups;
    private final Workers.Task addTask = this::addSections;
    private int strips;
    private int sections;
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
        buffers = kernels.winogradBuffers();
        tiles = new WinogradTiles(kernels, geometry, out);
        sums = new WinogradSums(kernels);
        channels = geometry.channels();
        this.out = out;
        width = ops.tileColumns();
        inputGroups = divideUp(channels, width);
        outputGroups = divideUp(out, width);
        small = channels * out <= SMALL_FILTERS;
        chunkStrips = Math.max(1, CHUNK / tiles.stripTiles());
        int chunkTiles = chunkStrips * tiles.stripTiles();
        inputStep = chunkTiles * width + Winograd.SKEW;
        gradientStep = chunkTiles * outputGroups * width + Winograd.SKEW;
        sumStep = divideUp(out, ops.tileRows()) * ops.tileRows() * width + Winograd.SKEW;
        buffers.reserve(Own.INPUTS, ELEMENTS * inputStep);
        buffers.reserve(Own.GRADIENTS, ELEMENTS * gradientStep);
        buffers.reserve(Own.SUMS, (small ? inputGroups : divideUp(inputGroups, workers.count())) * ELEMENTS * sumStep);
        buffers.reserve(Own.TAPS, 2 * AREA * width + Winograd.SKEW);
        if (small) {
            buffers.reserve(Shared.SECTIONS, SECTIONS * out * channels * AREA);
        }
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
        sections = Math.min(Math.min(SECTIONS, strips), strips * tiles.stripTiles() / SECTION);
        source = images;
        outputGradient = dy;
        result = gradient;
        if (small && sections >= FEWEST_SECTIONS) {
            workers.run(sectionTask);
            workers.run(addTask);
        } else {
            workers.run(groupTask);
        }
    }

    private void sections(int part, int parts) {
        float[] target = buffers.shared(Shared.SECTIONS);
        int size = out * channels * AREA;
        for (int s = Workers.start(part, parts, sections); s < Workers.start(part + 1, parts, sections); s++) {
            Arrays.fill(target, s * size, (s + 1) * size, 0);
            int from = Workers.start(s, sections, strips);
            run(part, from, Workers.start(s + 1, sections, strips), 0, inputGroups, target, s * size);
        }
    }

    private void groups(int part, int parts) {
        int from = Workers.start(part, parts, inputGroups);
        run(part, 0, strips, from, Workers.start(part + 1, parts, inputGroups), result, 0);
    }

    private void addSections(int part, int parts) {
        int size = out * channels * AREA;
        int from = Workers.start(part, parts, size);
        int count = Workers.start(part + 1, parts, size) - from;
        for (int s = 0; s < sections; s++) {
            ops.add(count, buffers.shared(Shared.SECTIONS), s * size + from, result, from, result, from);
        }
    }

    /** Adds the gradient of channel groups [fromGroup, toGroup) over strips [from, to). */
    private void run(int part, int from, int to, int fromGroup, int toGroup, float[] target, int at) {
        boolean alone = to - from <= chunkStrips;
        for (int first = from; first < to && fromGroup < toGroup; first += chunkStrips) {
            int count = Math.min(chunkStrips, to - first);
            gatherGradients(part, first, count);
            for (int g = fromGroup; g < toGroup; g++) {
                int slot = alone ? 0 : (g - fromGroup) * ELEMENTS * sumStep;
                gatherInputs(part, first, count, g);
                multiply(part, (first - from) * tiles.stripTiles(), count * tiles.stripTiles(), slot);
                if (first + count == to) {
                    finish(part, g, slot, target, at);
                }
            }
        }
    }

    private void gatherGradients(int part, int first, int count) {
        float[] m = buffers.own(part, Own.GRADIENTS);
        int tileStep = outputGroups * width;
        for (int i = 0; i < count; i++) {
            int to = i * tiles.stripTiles() * tileStep;
            for (int g = 0; g < outputGroups; g++) {
                tiles.gatherGradients(part, outputGradient, first + i, g, m, to + g * width, tileStep, gradientStep);
            }
        }
    }

    private void gatherInputs(int part, int first, int count, int g) {
        float[] v = buffers.own(part, Own.INPUTS);
        for (int i = 0; i < count; i++) {
            int to = i * tiles.stripTiles() * width;
            tiles.gatherInputs(part, source, first + i, g, v, to, width, inputStep);
        }
    }

    /** Sums over so many tiles, the first of which is the given one. */
    private void multiply(int part, int first, int count, int slot) {
        float[] m = buffers.own(part, Own.GRADIENTS);
        float[] v = buffers.own(part, Own.INPUTS);
        float[] u = buffers.own(part, Own.SUMS);
        int mStep = outputGroups * width;
        for (int e = 0; e < ELEMENTS; e++) {
            int right = e * inputStep - first * width;
            for (int o = 0; o < out; o += ops.tileRows()) {
                int left = e * gradientStep + o - first * mStep;
                int to = slot + e * sumStep + o * width;
                sums.sum(part, first, first + count, false, m, left, mStep, v, right, u, to);
            }
        }
    }

    /** Transforms sums back and adds them to the gradient. */
    private void finish(int part, int g, int slot, float[] target, int at) {
        float[] taps = buffers.own(part, Own.TAPS);
        float[] work = buffers.own(part, Own.WORK);
        int turned = AREA * width;
        int count = Math.min(width, channels - g * width);
        for (int o = 0; o < out; o++) {
            ops.winograd().filterGradient(buffers.own(part, Own.SUMS), slot + o * width, sumStep, work, taps);
            ops.transpose(count, AREA, taps, 0, width, taps, turned);
            int to = at + (o * channels + g * width) * AREA;
            ops.add(count * AREA, taps, turned, target, to, target, to);
        }
    }
}
