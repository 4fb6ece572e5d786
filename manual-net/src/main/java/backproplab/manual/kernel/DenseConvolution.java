package backproplab.manual.kernel;

import java.util.Arrays;

/**
 * A convolution whose every output pixel sees the whole image, as in the last layers of a deep network, whose images are a pixel or
 * two wide: a linear layer from the C * Q values of an image to the OUT * P values of its result, {@code Y = X M^T + b} with
 *
 * <pre>{@code M[(o, p)][(c, q)] = W[o][c][tap at which output pixel p meets input pixel q]}</pre>
 *
 * <p>Images N x C x H x W already lie as the rows of X, so nothing is gathered pixel by pixel, and no product with padding is
 * left: 16 instead of 36 for each pair of channels where 3 x 3 taps meet 2 x 2 pixels. M is made anew by each forward pass; the
 * gradient of M is folded back onto the taps.
 */
public final class DenseConvolution {
    /** Pairs of an output and an input pixel; M has so many values for each pair of channels. */
    private static final int MOST_PAIRS = 16;

    /** Behind each row of M: rows whose distance is a power of two push each other out of the cache. */
    private static final int PADDING = 16;

    private final Kernels kernels;
    private final int area;
    private final int pixels;
    private final int positions;
    private final int rowLength;
    private final int rows;
    /** By output pixel, then input pixel. */
    private final int[] tapOf;

    /** Distance between rows of M. */
    private final int matrixRow;

    private final float[] matrix;
    private final float[] matrixGradient;
    private final float[] biasRow;
    private final DirectProduct product;
    private final MatrixPanels leftTransposed;
    private final MatrixPanels right;
    private final MatrixSink sink;
    private final Kernels.RangeTask expandTask = this::expand;
    private final Kernels.RangeTask foldTask = this::fold;
    private final Workers.Task descendTask = this::descend;
    /** One thread's gradient of one filter. */
    private final float[][] filterGradients;

    private float[] weights;
    private float[] weightGradient;
    private float rate;

    /**
     * Plans buffers.
     *
     * @param kernels what it computes with
     * @param geometry of the patches, all taps included
     * @param out channels of the output
     */
    public DenseConvolution(Kernels kernels, PatchGeometry geometry, int out) {
        this.kernels = kernels;
        area = geometry.area();
        pixels = geometry.pixels();
        positions = geometry.patches();
        rowLength = geometry.imageSize();
        rows = out * positions;
        tapOf = taps(geometry);
        matrixRow = rowLength + PADDING;
        int slack = DirectProduct.slack(kernels.ops(), matrixRow);
        matrix = new float[rows * matrixRow + slack];
        matrixGradient = new float[rows * rowLength];
        biasRow = new float[rows];
        product = new DirectProduct(kernels);
        leftTransposed = MatrixPanels.innerDownRows(kernels.ops());
        right = MatrixPanels.innerDownRows(kernels.ops());
        sink = new MatrixSink(kernels.ops());
        filterGradients = new float[kernels.threads()][geometry.offsets()];
    }

    /**
     * Whether this is the right way for a convolution.
     *
     * @param geometry its sizes
     * @return true if every output pixel meets every input pixel, and there are few of both
     */
    public static boolean fits(PatchGeometry geometry) {
        if (geometry.pixels() * geometry.patches() > MOST_PAIRS) {
            return false;
        }
        for (int tap : taps(geometry)) {
            if (tap < 0) {
                return false;
            }
        }
        return true;
    }

    private static int[] taps(PatchGeometry geometry) {
        PatchAxis down = geometry.rows();
        PatchAxis across = geometry.columns();
        int[] taps = new int[geometry.patches() * geometry.pixels()];
        int at = 0;
        for (int position = 0; position < geometry.patches(); position++) {
            for (int pixel = 0; pixel < geometry.pixels(); pixel++) {
                int r = down.tap(position / across.positions(), pixel / across.extent());
                int s = across.tap(position % across.positions(), pixel % across.extent());
                taps[at++] = r < 0 || s < 0 ? -1 : r * across.taps() + s;
            }
        }
        return taps;
    }

    /**
     * Computes the output.
     *
     * @param n how many images
     * @param images n x C x H x W
     * @param filters OUT x C x kernel x kernel
     * @param bias OUT numbers
     * @param y receives n x OUT x OH x OW
     */
    public void forward(int n, float[] images, float[] filters, float[] bias, float[] y) {
        weights = filters;
        kernels.pass(rows / positions, matrixGradient.length, expandTask);
        for (int row = 0; row < rows; row++) {
            biasRow[row] = bias[row / positions];
        }
        product.alongRows(matrix, matrixRow).multiply(n, rows, rowLength, images, biasRow, y);
    }

    /**
     * Adds the gradient of the filters.
     *
     * @param n how many images
     * @param images n x C x H x W
     * @param dy gradient of the output, n x OUT x OH x OW
     * @param gradient what is added to, OUT x C x kernel x kernel
     */
    public void addFilterGradient(int n, float[] images, float[] dy, float[] gradient) {
        multiplyGradient(n, images, dy);
        weightGradient = gradient;
        kernels.pass(rows / positions, matrixGradient.length, foldTask);
    }

    /**
     * Takes a step of gradient descent, {@code filters -= rate gradient}, filter by filter: what a filter's gradient needs of memory stays
     * in the first-level cache, where the whole of it would be zeroed, added to and read again.
     *
     * @param n how many images
     * @param images n x C x H x W
     * @param dy gradient of the output, n x OUT x OH x OW
     * @param filters what is changed, OUT x C x kernel x kernel
     * @param learningRate rate
     */
    public void descend(int n, float[] images, float[] dy, float[] filters, float learningRate) {
        multiplyGradient(n, images, dy);
        weights = filters;
        rate = learningRate;
        kernels.share(matrixGradient.length, descendTask);
    }

    private void multiplyGradient(int n, float[] images, float[] dy) {
        kernels.multiply(
                rows,
                rowLength,
                n,
                leftTransposed.of(dy, rows),
                right.of(images, rowLength),
                sink.set(matrixGradient, rowLength, null));
    }

    /**
     * Computes the gradient of the input, with the filters of the last forward pass.
     *
     * @param n how many images
     * @param dy gradient of the output, n x OUT x OH x OW
     * @param inputGradient receives n x C x H x W
     */
    public void inputGradient(int n, float[] dy, float[] inputGradient) {
        product.transposed(matrix, matrixRow).multiply(n, rowLength, rows, dy, null, inputGradient);
    }

    private void expand(int from, int to) {
        int channels = rowLength / pixels;
        for (int o = from; o < to; o++) {
            for (int p = 0; p < positions; p++) {
                expandRow(o * channels * area, p * pixels, (o * positions + p) * matrixRow, channels);
            }
        }
    }

    // Taps in local variables: looked up for every value, they take longer than the copy.
    private void expandRow(int filter, int firstTap, int at, int channels) {
        if (pixels == 1) {
            int from = filter + tapOf[firstTap];
            for (int c = 0; c < channels; c++) {
                matrix[at + c] = weights[from + c * area];
            }
        } else if (pixels == 4) {
            int t0 = filter + tapOf[firstTap];
            int t1 = filter + tapOf[firstTap + 1];
            int t2 = filter + tapOf[firstTap + 2];
            int t3 = filter + tapOf[firstTap + 3];
            for (int c = 0, w = 0, to = at; c < channels; c++, w += area, to += 4) {
                matrix[to] = weights[t0 + w];
                matrix[to + 1] = weights[t1 + w];
                matrix[to + 2] = weights[t2 + w];
                matrix[to + 3] = weights[t3 + w];
            }
        } else {
            for (int i = 0; i < channels * pixels; i++) {
                matrix[at + i] = weights[filter + i / pixels * area + tapOf[firstTap + i % pixels]];
            }
        }
    }

    /** Output channel by output channel, so that no two threads add to the same filter. */
    private void fold(int from, int to) {
        for (int o = from; o < to; o++) {
            foldFilter(o, weightGradient, o * filterSize());
        }
    }

    private void descend(int part, int parts) {
        float[] gradient = filterGradients[part];
        int filters = rows / positions;
        for (int o = Workers.start(part, parts, filters); o < Workers.start(part + 1, parts, filters); o++) {
            Arrays.fill(gradient, 0);
            foldFilter(o, gradient, 0);
            kernels.ops().descend(filterSize(), gradient, 0, rate, weights, o * filterSize());
        }
    }

    private int filterSize() {
        return rowLength / pixels * area;
    }

    private void foldFilter(int o, float[] gradient, int filter) {
        for (int p = 0; p < positions; p++) {
            foldRow(gradient, filter, p * pixels, (o * positions + p) * rowLength, rowLength / pixels);
        }
    }

    private void foldRow(float[] gradient, int filter, int firstTap, int at, int channels) {
        if (pixels == 1) {
            int to = filter + tapOf[firstTap];
            for (int c = 0; c < channels; c++) {
                gradient[to + c * area] += matrixGradient[at + c];
            }
        } else if (pixels == 4) {
            int t0 = filter + tapOf[firstTap];
            int t1 = filter + tapOf[firstTap + 1];
            int t2 = filter + tapOf[firstTap + 2];
            int t3 = filter + tapOf[firstTap + 3];
            for (int c = 0, w = 0, from = at; c < channels; c++, w += area, from += 4) {
                gradient[t0 + w] += matrixGradient[from];
                gradient[t1 + w] += matrixGradient[from + 1];
                gradient[t2 + w] += matrixGradient[from + 2];
                gradient[t3 + w] += matrixGradient[from + 3];
            }
        } else {
            for (int i = 0; i < channels * pixels; i++) {
                gradient[filter + i / pixels * area + tapOf[firstTap + i % pixels]] += matrixGradient[at + i];
            }
        }
    }
}
