package backproplab.manual.kernel;

import java.util.Arrays;

/**
 * A fully connected layer's passes for a batch of a few images, each reading every weight once from memory.
 *
 * <p>A blocked product would rearrange the whole weight matrix to use each element a handful of times. Here it is read in
 * the order in which it lies ({@link SmallBatchOps#addRows}), and with plain gradient descent the update happens in the pass
 * that computes the input gradient ({@link SmallBatchOps#descendRows}): the rows are in the cache anyway. Both are made for
 * ten images; a smaller batch is filled up with zeros.
 *
 * <p>The rows are cut into a fixed number of chunks, and a thread has the same chunks in both passes: what it updated it
 * finds in its own caches again. The forward pass adds up the chunks' sums in order, so the number of threads changes no
 * result. One instance belongs to one layer.
 */
public final class FewRows {
    private static final int LANES = 16;
    private static final int ROW_UNIT = 4;
    private static final int MOST = SmallBatchOps.IMAGES;
    /** More would mean more partial sums to add up, and the work is bound by memory before it is by cores. */
    private static final int CHUNKS = 4;

    private final Kernels kernels;
    private final int in;
    private final int out;
    private final float[][] scratch;
    private final float[][] dots;
    private final Workers.Task forwardTask = this::forwardPart;
    private final Workers.Task sumTask = this::sumPart;
    private final Workers.Task backwardTask = this::backwardPart;
    private final float[] xt;
    private final float[] sums;
    private int n;
    private float[] w;
    private float[] bias;
    private float[] y;
    private float[] gradient;
    private float[] dx;
    private float rate;

    private FewRows(int in, int out, Kernels kernels) {
        this.kernels = kernels;
        this.in = in;
        this.out = out;
        scratch = new float[kernels.threads()][SmallBatchOps.SCRATCH];
        dots = new float[kernels.threads()][MOST * SmallBatchOps.ROWS];
        xt = new float[in * MOST];
        sums = new float[CHUNKS * MOST * out];
    }

    /**
     * Plans scratch.
     *
     * @param in rows of the weight matrix
     * @param out columns of the weight matrix
     * @param kernels what it computes with
     * @return passes for a layer of this size
     */
    public static FewRows of(int in, int out, Kernels kernels) {
        return new FewRows(in, out, kernels);
    }

    /**
     * Whether this is the right way for a batch.
     *
     * @param images N
     * @param in rows of the weight matrix
     * @param out columns of the weight matrix
     * @return true for a batch so small that the blocked product could not reuse what it packs, and a matrix of whole vectors
     */
    public static boolean fits(int images, int in, int out) {
        return images <= MOST && in % ROW_UNIT == 0 && out % LANES == 0;
    }

    /**
     * Computes {@code y = x W + b}; remembers x for {@link #backwardAndDescend}.
     *
     * @param images N
     * @param x N x IN
     * @param weights IN x OUT
     * @param rowVector b
     * @param output receives N x OUT
     */
    public void forward(int images, float[] x, float[] weights, float[] rowVector, float[] output) {
        n = images;
        w = weights;
        bias = rowVector;
        y = output;
        for (int i = 0; i < MOST; i++) {
            for (int k = 0; k < in; k++) {
                xt[k * MOST + i] = i < n ? x[i * in + k] : 0;
            }
        }
        kernels.share((long) n * in * out, forwardTask);
        kernels.share((long) CHUNKS * n * out, sumTask);
    }

    private void forwardPart(int part, int parts) {
        int size = MOST * out;
        for (int c = Workers.start(part, parts, CHUNKS); c < Workers.start(part + 1, parts, CHUNKS); c++) {
            Arrays.fill(sums, c * size, (c + 1) * size, 0);
            kernels.ops().smallBatch().addRows(firstRow(c), firstRow(c + 1), xt, w, out, sums, c * size);
        }
    }

    private int firstRow(int chunk) {
        return Workers.start(chunk, CHUNKS, in / ROW_UNIT) * ROW_UNIT;
    }

    private void sumPart(int part, int parts) {
        KernelOps ops = kernels.ops();
        for (int i = Workers.start(part, parts, n); i < Workers.start(part + 1, parts, n); i++) {
            ops.add(out, sums, i * out, bias, 0, y, i * out);
            for (int c = 1; c < CHUNKS; c++) {
                ops.add(out, sums, (c * MOST + i) * out, y, i * out, y, i * out);
            }
        }
    }

    /**
     * Computes {@code dx = dy W^T} and then {@code W <- W - rate x^T dy}, for the x of the latest forward pass.
     *
     * @param dy N x OUT
     * @param weights IN x OUT, changed
     * @param learningRate rate
     * @param inputGradient receives N x IN; null when it is not wanted
     */
    public void backwardAndDescend(float[] dy, float[] weights, float learningRate, float[] inputGradient) {
        w = weights;
        rate = learningRate;
        dx = inputGradient;
        gradient = dy;
        if (n < MOST) {
            gradient = sums;
            System.arraycopy(dy, 0, gradient, 0, n * out);
            Arrays.fill(gradient, n * out, MOST * out, 0);
        }
        kernels.share((long) n * in * out, backwardTask);
    }

    private void backwardPart(int part, int parts) {
        float[] own = dx == null ? null : dots[part];
        int to = firstRow(Workers.start(part + 1, parts, CHUNKS));
        for (int k = firstRow(Workers.start(part, parts, CHUNKS)); k < to; k += SmallBatchOps.ROWS) {
            int rows = Math.min(SmallBatchOps.ROWS, to - k);
            kernels.ops().smallBatch().descendRows(rows, k, xt, gradient, out, w, rate, scratch[part], own);
            for (int i = 0; i < n && own != null; i++) {
                System.arraycopy(own, i * SmallBatchOps.ROWS, dx, i * in + k, rows);
            }
        }
    }
}
