package backproplab.manual.kernel;

/**
 * The backward pass of a fully connected layer, and its step of plain gradient descent, for a batch of many images, each weight read
 * from memory once: {@code dx = dy W^T}, then {@code W -= rate x^T dy}.
 *
 * <p>As two products, the second finds that the first has pushed the weights out of the caches again. Here a band of W's rows, IN of
 * them and OUT long, is read where it lies for the input gradient, and changed while it is still in the second-level cache. What both
 * products share is dy, which is packed once in either orientation.
 *
 * <p>Threads divide the bands; a band is the same rows for any number of threads.
 */
public final class ManyRows {
    /** Up to 16 images {@link RowProducts} computes the input gradient where an update is not in the same pass, in another order. */
    private static final int FEWEST_IMAGES = 17;

    /** Shorter sums cost less than turning their tiles. */
    private static final int SHORTEST_ROW = 128;

    /** Tiles of a band: so many share what they read of dy, and so many rows of W stay in the cache. */
    private static final int BAND_TILES = 4;

    private final Kernels kernels;
    private final KernelOps ops;
    private final int in;
    private final int out;
    private final int mr;
    private final int nr;
    private final MatrixPanels images;
    private final MatrixPanels outputs;
    private final float[][] tiles;
    private final float[][] blocks;
    private final Kernels.RangeTask imageTask = this::packImages;
    private final Kernels.RangeTask outputTask = this::packOutputs;
    private final Workers.Task bandTask = this::bands;
    private float[] byImage = new float[0];
    private float[] byOutput = new float[0];
    private int n;
    private float[] x;
    private float[] w;
    private float[] dx;
    private float rate;

    /**
     * Plans scratch for a layer of IN x OUT weights.
     *
     * @param in rows of W
     * @param out columns of W
     * @param kernels what it computes with
     */
    public ManyRows(int in, int out, Kernels kernels) {
        this.kernels = kernels;
        this.in = in;
        this.out = out;
        ops = kernels.ops();
        mr = ops.tileRows();
        nr = ops.tileColumns();
        images = MatrixPanels.innerAlongRows(ops);
        outputs = MatrixPanels.innerDownRows(ops);
        tiles = new float[kernels.threads()][mr * nr];
        blocks = new float[kernels.threads()][mr * nr];
    }

    /**
     * Whether this is the right way for a layer and a batch.
     *
     * @param n images
     * @param in rows of W
     * @param out columns of W
     * @param kernels what it would compute with
     * @return true for many images and a matrix of which a tile can read rows and columns where they lie
     */
    public static boolean fits(int n, int in, int out, Kernels kernels) {
        return n >= FEWEST_IMAGES
                && kernels.completesTiles(n)
                && in >= kernels.ops().tileRows()
                && out >= SHORTEST_ROW
                && !MatrixPanels.crowded(in)
                && !MatrixPanels.crowded(out);
    }

    /**
     * Computes the input gradient with the weights as they are, then changes them.
     *
     * @param count images, N
     * @param input N x IN, of the forward pass
     * @param dy gradient of the output, N x OUT
     * @param weights IN x OUT, changed
     * @param learningRate rate
     * @param inputGradient receives N x IN; null if nobody needs it
     */
    public void backwardAndDescend(
            int count, float[] input, float[] dy, float[] weights, float learningRate, float[] inputGradient) {
        n = count;
        x = input;
        w = weights;
        dx = inputGradient;
        rate = learningRate;
        reserve();
        images.of(dy, out);
        outputs.of(dy, out);
        if (dx != null) {
            kernels.pass(panels(n), (long) n * out, imageTask);
        }
        kernels.pass(panels(out), (long) n * out, outputTask);
        kernels.share((long) n * in * out, bandTask);
    }

    private int panels(int columns) {
        return (columns + nr - 1) / nr;
    }

    private void reserve() {
        // The register transpose may overwrite a few numbers behind a panel.
        int imageSize = (panels(n) * out + 1) * nr;
        if (byImage.length < imageSize) {
            byImage = new float[imageSize];
        }
        int outputSize = (panels(out) * n + 1) * nr;
        if (byOutput.length < outputSize) {
            byOutput = new float[outputSize];
        }
    }

    private void packImages(int from, int to) {
        for (int first = from * nr; first < Math.min(n, to * nr); first += nr) {
            images.pack(0, out, first, Math.min(nr, n - first), nr, byImage, first * out);
        }
    }

    private void packOutputs(int from, int to) {
        for (int first = from * nr; first < Math.min(out, to * nr); first += nr) {
            outputs.pack(0, n, first, Math.min(nr, out - first), nr, byOutput, first * n);
        }
    }

    private void bands(int part, int parts) {
        int height = BAND_TILES * mr;
        int bands = (in + height - 1) / height;
        for (int band = Workers.start(part, parts, bands); band < Workers.start(part + 1, parts, bands); band++) {
            int to = Math.min(in, (band + 1) * height);
            if (dx != null) {
                inputGradient(tiles[part], blocks[part], band * height, to);
            }
            descend(tiles[part], band * height, to);
        }
    }

    private void inputGradient(float[] tile, float[] block, int from, int to) {
        for (int first = 0; first < n; first += nr) {
            for (int i = from; i < to; i += mr) {
                // The last tile reaches back over rows that another has computed.
                int row = Math.min(i, in - mr);
                // In the blocks of DirectProduct, which computes the same where the update is not in this pass.
                for (int o = 0; o < out; o += DirectProduct.LONGEST_CHAIN) {
                    int count = Math.min(DirectProduct.LONGEST_CHAIN, out - o);
                    int panel = first * out + o * nr;
                    ops.rowsTile(count, w, row * out + o, out, byImage, panel, o == 0 ? tile : block, 0);
                    if (o > 0) {
                        ops.add(block.length, block, 0, tile, 0, tile, 0);
                    }
                }
                for (int image = first; image < Math.min(n, first + nr); image++) {
                    for (int r = i; r < Math.min(to, i + mr); r++) {
                        dx[image * in + r] = tile[(r - row) * nr + image - first];
                    }
                }
            }
        }
    }

    private void descend(float[] tile, int from, int to) {
        for (int first = 0; first < out; first += nr) {
            for (int i = from; i < to; i += mr) {
                int row = Math.min(i, in - mr);
                ops.tile(n, x, row, in, byOutput, first * n, tile, 0);
                for (int r = i; r < Math.min(to, i + mr); r++) {
                    ops.descend(Math.min(nr, out - first), tile, (r - row) * nr, rate, w, r * out + first);
                }
            }
        }
    }
}
