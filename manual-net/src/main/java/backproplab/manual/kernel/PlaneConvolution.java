package backproplab.manual.kernel;

import java.util.Arrays;

/**
 * Convolution without building patches.
 *
 * <p>An image is copied once into planes with a zero border ({@link PlaneLayout}). Then the values that kernel offset
 * (c, r, s) contributes to all outputs are one contiguous run: the register tile reads its rows there, shifted views of one small image
 * that stays in the first-level cache. Outputs are computed on rows as wide as a plane; the last columns of a row, fewer than the kernel
 * has, mean nothing and are left out when the tile is copied.
 *
 * <p>Threads divide the images. The weight gradient sums groups of images whose number depends on the batch alone, and
 * adds the groups in order.
 */
public final class PlaneConvolution {
    /** Above this many weights, panels leave the second-level cache from image to image; a blocked product is better. */
    private static final int LARGEST_FILTERS = 3 << 16;

    private static final int GROUPS = 16;
    private static final int LANES = 16;

    private final KernelOps ops;
    private final Workers workers;
    private final PatchGeometry geometry;
    private final int out;
    private final PlaneLayout layout;
    private final int gridSize;
    private final int[] offsetRows;
    private final int[] gradientRows;
    private final float[] filters;
    private float[] groupSums = new float[0];
    private final Scratch[] scratch;

    /**
     * Plans buffers.
     *
     * @param kernels what it computes with
     * @param geometry sizes
     * @param out channels out
     */
    public PlaneConvolution(Kernels kernels, PatchGeometry geometry, int out) {
        ops = kernels.ops();
        workers = kernels.workers();
        this.geometry = geometry;
        this.out = out;
        layout = PlaneLayout.of(geometry);
        gridSize = roundUp(geometry.rows().positions() * layout.width(), LANES);
        offsetRows = layout.offsets();
        gradientRows = new int[out];
        Arrays.setAll(gradientRows, o -> o * gridSize);
        filters = new float[roundUp(out, ops.tileRows()) * offsetRows.length + LANES];
        scratch = new Scratch[workers.count()];
        for (int i = 0; i < scratch.length; i++) {
            scratch[i] = new Scratch();
        }
    }

    /**
     * Whether this is the right way for a convolution.
     *
     * @param kernels what it would compute with
     * @param geometry its sizes
     * @param out channels out
     * @return true for a padding that is not negative, filters that fit a cache, and images that fill the tiles
     */
    public static boolean fits(Kernels kernels, PatchGeometry geometry, int out) {
        return geometry.rows().padding() >= 0
                && geometry.columns().padding() >= 0
                && (long) out * geometry.offsets() <= LARGEST_FILTERS
                && PlaneLayout.of(geometry).fills(kernels.ops().tileColumns());
    }

    private static int roundUp(int extent, int unit) {
        return (extent + unit - 1) / unit * unit;
    }

    /**
     * Computes {@code y[n][o] = b[o] + sum of weights and shifted planes}.
     *
     * @param n how many images
     * @param images n x C x H x W
     * @param weights element (k, o) is filter o's weight at offset k = (c, r, s)
     * @param bias one number per filter, or null
     * @param y receives n x OUT x OH x OW
     */
    public void forward(int n, float[] images, PanelSource weights, float[] bias, float[] y) {
        int inner = offsetRows.length;
        for (int o = 0; o < out; o += ops.tileRows()) {
            weights.pack(0, inner, o, Math.min(ops.tileRows(), out - o), ops.tileRows(), filters, o * inner);
        }
        workers.run((part, parts) -> {
            for (int i = Workers.start(part, parts, n); i < Workers.start(part + 1, parts, n); i++) {
                layout.pad(images, i, scratch[part].padded);
                convolve(scratch[part], bias, y, i * out * geometry.patches());
            }
        });
    }

    private void convolve(Scratch own, float[] bias, float[] y, int image) {
        int used = layout.used();
        for (int j = 0; j < used; j += ops.tileColumns()) {
            for (int o = 0; o < out; o += ops.tileRows()) {
                ops.shiftedTile(offsetRows.length, filters, o * offsetRows.length, own.padded, j, offsetRows, own.tile);
                copyTile(own.tile, o, j, Math.min(ops.tileColumns(), used - j), bias, y, image);
            }
        }
    }

    /** Copies the meaningful runs of a tile that starts at grid position j. */
    private void copyTile(float[] tile, int o0, int j, int count, float[] bias, float[] y, int image) {
        int rows = Math.min(ops.tileRows(), out - o0);
        for (int c = 0; c < count; ) {
            int oh = (j + c) / layout.width();
            int ow = (j + c) % layout.width();
            int run = Math.min(count - c, geometry.columns().positions() - ow);
            for (int r = 0; r < rows && run > 0; r++) {
                int to = image
                        + (o0 + r) * geometry.patches()
                        + oh * geometry.columns().positions()
                        + ow;
                int from = r * ops.tileColumns() + c;
                float start = bias == null ? 0 : bias[o0 + r];
                for (int i = 0; i < run; i++) {
                    y[to + i] = tile[from + i] + start;
                }
            }
            c += run > 0 ? run : layout.width() - ow;
        }
    }

    /**
     * Adds {@code sum over images and outputs of dy times shifted planes} to the weight gradient.
     *
     * @param n how many images
     * @param images n x C x H x W
     * @param dy gradient of the output, n x OUT x OH x OW
     * @param dWeights what is added to, OUT x C x kernel x kernel
     */
    public void addWeightGradient(int n, float[] images, float[] dy, float[] dWeights) {
        int groups = Math.min(GROUPS, n);
        int size = out * offsetRows.length;
        if (groupSums.length < groups * size) {
            groupSums = new float[GROUPS * size];
        }
        Arrays.fill(groupSums, 0, groups * size, 0);
        workers.run((part, parts) -> {
            for (int g = Workers.start(part, parts, groups); g < Workers.start(part + 1, parts, groups); g++) {
                for (int i = Workers.start(g, groups, n); i < Workers.start(g + 1, groups, n); i++) {
                    layout.pad(images, i, scratch[part].padded);
                    scratch[part].padGradient(dy, i);
                    addDots(scratch[part], g * size);
                }
            }
        });
        for (int g = 0; g < groups; g++) {
            ops.add(size, groupSums, g * size, dWeights, 0, dWeights, 0);
        }
    }

    private void addDots(Scratch own, int group) {
        for (int o = 0; o < out; o += ops.dotRows()) {
            for (int k = 0; k < offsetRows.length; k += ops.dotColumns()) {
                ops.dots(gridSize, own.gradient, gradientRows, o, own.padded, offsetRows, k, own.lanes, own.sums);
                for (int r = 0; r < Math.min(ops.dotRows(), out - o); r++) {
                    for (int c = 0; c < Math.min(ops.dotColumns(), offsetRows.length - k); c++) {
                        groupSums[group + (o + r) * offsetRows.length + k + c] += own.sums[r * ops.dotColumns() + c];
                    }
                }
            }
        }
    }

    /** One thread's padded image, padded gradient and register tile; borders stay 0. */
    private final class Scratch {
        // The last rows' shifted views end up to one tile, or one dot length, after the last plane.
        private final float[] padded = new float
                [layout.size()
                        + geometry.rows().taps() * (layout.width() + 1)
                        + geometry.columns().taps()
                        + LANES
                        + ops.tileColumns()];
        private final float[] gradient = new float[out * gridSize];
        private final float[] tile = new float[ops.tileRows() * ops.tileColumns()];
        private final float[] lanes = new float[ops.dotRows() * ops.dotColumns() * LANES];
        private final float[] sums = new float[ops.dotRows() * ops.dotColumns()];

        void padGradient(float[] dy, int image) {
            int columns = geometry.columns().positions();
            for (int o = 0; o < out; o++) {
                int from = (image * out + o) * geometry.patches();
                for (int h = 0; h < geometry.rows().positions(); h++) {
                    System.arraycopy(dy, from + h * columns, gradient, o * gridSize + h * layout.width(), columns);
                }
            }
        }
    }
}
