package backproplab.manual.kernel.simd;

import backproplab.manual.kernel.SmallBatchOps;
import java.util.Arrays;

/**
 * The passes of a small batch through a weight matrix, made so that memory sees each weight once per pass.
 *
 * <p>With ten images a weight is used ten times and then not again in the pass: rows of the matrix are read where they lie, nothing is
 * packed, and what is reused (the batch's activations and gradients) stays in registers or in the first two caches.
 *
 * <p>The sums want two vectors of sixteen rows, then the next two of each. Prefetchers do not follow sixteen streams on as many pages well. So sixteen long
 * rows are first read through in memory's own order, a number per cache line, which brings them into the second-level cache as fast as memory
 * can.
 */
final class RowStreams implements SmallBatchOps {
    /** Columns per block of the backward pass: five rows of gradients of this length stay in the first-level cache. */
    private static final int BLOCK = 512;

    /** Rows of fewer columns lie on so few pages that they come by themselves. */
    private static final int LONG_ROW = 512;

    private static final int LANES = SimdKernels.SPECIES.length();

    /** Where the rows' gradients are in the scratch: behind the lanes of the dot products. */
    private static final int GRADIENTS = SmallBatchOps.IMAGES * SmallBatchOps.ROWS * LANES;

    /** Changes in one case of billions, so that the compiler does not leave the reads out and no thread takes a line of the cache from another. */
    private int seldom;

    @Override
    public void addRows(int k0, int k1, float[] xt, float[] w, int columns, float[] y, int yFrom) {
        for (int k = k0; k < k1; k += SmallBatchOps.ROWS) {
            int end = Math.min(k1, k + SmallBatchOps.ROWS);
            readAhead(w, k, end, columns);
            RowSums.add(k, end, xt, w, columns, y, yFrom);
        }
    }

    @Override
    public void descendRows(
            int rows,
            int k0,
            float[] xt,
            float[] dy,
            int columns,
            float[] w,
            float rate,
            float[] scratch,
            float[] dots) {
        int stride = SmallBatchOps.ROWS * LANES;
        readAhead(w, k0, k0 + rows, columns);
        Arrays.fill(scratch, 0, SmallBatchOps.IMAGES * stride, 0);
        for (int from = 0; from < columns; from += BLOCK) {
            int to = Math.min(columns, from + BLOCK);
            for (int r = 0; r < rows && dots != null; r += RowDots.ROWS) {
                for (int i = 0; i < SmallBatchOps.IMAGES; i += RowDots.IMAGES) {
                    int sums = i * stride + r * LANES;
                    RowDots.add(columns, dy, i * columns, w, (k0 + r) * columns, from, to, scratch, sums, stride);
                }
            }
            RowDescent.descend(k0, k0 + rows, xt, dy, columns, w, rate, from, to, scratch, GRADIENTS);
        }
        for (int sum = 0; sum < SmallBatchOps.IMAGES * SmallBatchOps.ROWS && dots != null; sum += LANES) {
            LaneFolds.sums(scratch, sum * LANES, dots, sum);
        }
    }

    private void readAhead(float[] w, int k0, int k1, int columns) {
        if (columns >= LONG_ROW) {
            if (CacheLines.read(w, k0 * columns, k1 * columns) == Float.MIN_VALUE) {
                seldom++;
            }
        }
    }
}
