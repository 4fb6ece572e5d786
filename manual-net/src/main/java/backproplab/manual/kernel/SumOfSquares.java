package backproplab.manual.kernel;

/**
 * {@code sum over i of x[i]^2} of many floats, in double: blocks of fixed length first, then the blocks in order, so that the number of threads
 * changes no bit. No float sum could hold what millions of weights add up to.
 */
public final class SumOfSquares {
    private static final int BLOCK = 1 << 12;

    private final Kernels kernels;
    private final Kernels.RangeTask task = this::sumBlocks;
    private double[] sums = new double[0];
    private float[] current;

    /**
     * A sum to be asked for again and again.
     *
     * @param kernels whose threads share the blocks
     */
    public SumOfSquares(Kernels kernels) {
        this.kernels = kernels;
    }

    /**
     * Sums.
     *
     * @param x numbers
     * @return NaN or infinite if one of them is
     */
    public double of(float[] x) {
        int blocks = (x.length + BLOCK - 1) / BLOCK;
        if (sums.length < blocks) {
            sums = new double[blocks];
        }
        current = x;
        kernels.pass(blocks, x.length, task);
        double sum = 0;
        for (int block = 0; block < blocks; block++) {
            sum += sums[block];
        }
        return sum;
    }

    private void sumBlocks(int from, int to) {
        for (int block = from; block < to; block++) {
            int start = block * BLOCK;
            sums[block] = block(current, start, Math.min(current.length, start + BLOCK));
        }
    }

    /** Four sums: an addition need not wait for the one before it. */
    private static double block(float[] x, int from, int to) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int i = from;
        for (; i + 4 <= to; i += 4) {
            s0 += (double) x[i] * x[i];
            s1 += (double) x[i + 1] * x[i + 1];
            s2 += (double) x[i + 2] * x[i + 2];
            s3 += (double) x[i + 3] * x[i + 3];
        }
        for (; i < to; i++) {
            s0 += (double) x[i] * x[i];
        }
        return (s0 + s1) + (s2 + s3);
    }
}
