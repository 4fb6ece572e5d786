package backproplab.manual.kernel.simd;

import backproplab.manual.kernel.SmallBatchOps;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Gradient descent on some rows of a weight matrix, for ten images whose output gradients stay in registers. The gradients of two vectors of
 * columns go through memory that is in the first-level cache: with the update in the same method the compiler may stop inlining just before its end, in
 * some processes and not in others, and vectors then land on the heap.
 */
final class RowDescent {
    private static final VectorSpecies<Float> S = SimdKernels.SPECIES;
    private static final int L = S.length();

    private RowDescent() {}

    /** {@code w[k][j] -= rate sum over i of xt[k][i] dy[i][j]} for k in [k0, k1), fours of rows, ten images and j in [j0, j1). */
    static void descend(
            int k0,
            int k1,
            float[] xt,
            float[] dy,
            int columns,
            float[] w,
            float rate,
            int j0,
            int j1,
            float[] scratch,
            int scratchAt) {
        int j = j0;
        for (; j + 2 * L <= j1; j += 2 * L) {
            FloatVector d0l = FloatVector.fromArray(S, dy, j);
            FloatVector d0r = FloatVector.fromArray(S, dy, j + L);
            FloatVector d1l = FloatVector.fromArray(S, dy, columns + j);
            FloatVector d1r = FloatVector.fromArray(S, dy, columns + j + L);
            FloatVector d2l = FloatVector.fromArray(S, dy, 2 * columns + j);
            FloatVector d2r = FloatVector.fromArray(S, dy, 2 * columns + j + L);
            FloatVector d3l = FloatVector.fromArray(S, dy, 3 * columns + j);
            FloatVector d3r = FloatVector.fromArray(S, dy, 3 * columns + j + L);
            FloatVector d4l = FloatVector.fromArray(S, dy, 4 * columns + j);
            FloatVector d4r = FloatVector.fromArray(S, dy, 4 * columns + j + L);
            FloatVector d5l = FloatVector.fromArray(S, dy, 5 * columns + j);
            FloatVector d5r = FloatVector.fromArray(S, dy, 5 * columns + j + L);
            FloatVector d6l = FloatVector.fromArray(S, dy, 6 * columns + j);
            FloatVector d6r = FloatVector.fromArray(S, dy, 6 * columns + j + L);
            FloatVector d7l = FloatVector.fromArray(S, dy, 7 * columns + j);
            FloatVector d7r = FloatVector.fromArray(S, dy, 7 * columns + j + L);
            FloatVector d8l = FloatVector.fromArray(S, dy, 8 * columns + j);
            FloatVector d8r = FloatVector.fromArray(S, dy, 8 * columns + j + L);
            FloatVector d9l = FloatVector.fromArray(S, dy, 9 * columns + j);
            FloatVector d9r = FloatVector.fromArray(S, dy, 9 * columns + j + L);
            int end = k1 * SmallBatchOps.IMAGES;
            int at = scratchAt;
            for (int x = k0 * SmallBatchOps.IMAGES; x < end; x += SmallBatchOps.IMAGES, at += 2 * L) {
                FloatVector x0 = FloatVector.broadcast(S, xt[x]);
                FloatVector left = x0.mul(d0l);
                FloatVector right = x0.mul(d0r);
                FloatVector x1 = FloatVector.broadcast(S, xt[x + 1]);
                left = x1.fma(d1l, left);
                right = x1.fma(d1r, right);
                FloatVector x2 = FloatVector.broadcast(S, xt[x + 2]);
                left = x2.fma(d2l, left);
                right = x2.fma(d2r, right);
                FloatVector x3 = FloatVector.broadcast(S, xt[x + 3]);
                left = x3.fma(d3l, left);
                right = x3.fma(d3r, right);
                FloatVector x4 = FloatVector.broadcast(S, xt[x + 4]);
                left = x4.fma(d4l, left);
                right = x4.fma(d4r, right);
                FloatVector x5 = FloatVector.broadcast(S, xt[x + 5]);
                left = x5.fma(d5l, left);
                right = x5.fma(d5r, right);
                FloatVector x6 = FloatVector.broadcast(S, xt[x + 6]);
                left = x6.fma(d6l, left);
                right = x6.fma(d6r, right);
                FloatVector x7 = FloatVector.broadcast(S, xt[x + 7]);
                left = x7.fma(d7l, left);
                right = x7.fma(d7r, right);
                FloatVector x8 = FloatVector.broadcast(S, xt[x + 8]);
                left = x8.fma(d8l, left);
                right = x8.fma(d8r, right);
                FloatVector x9 = FloatVector.broadcast(S, xt[x + 9]);
                left = x9.fma(d9l, left);
                right = x9.fma(d9r, right);
                left.intoArray(scratch, at);
                right.intoArray(scratch, at + L);
            }
            at = scratchAt;
            for (int k = k0; k < k1; k += 4, at += 4 * 2 * L) {
                update(k, columns, w, rate, j, scratch, at);
            }
        }
        if (j < j1) {
            descendColumn(k0, k1, xt, dy, columns, w, rate, j);
        }
    }

    /** Four rows at a time: one alone would be short enough to be inlined, which is what is to be avoided. */
    private static void update(int k, int columns, float[] w, float rate, int j, float[] gradients, int at) {
        FloatVector rates = FloatVector.broadcast(S, rate);
        FloatVector g0l = FloatVector.fromArray(S, gradients, at).mul(rates);
        FloatVector g0r = FloatVector.fromArray(S, gradients, at + L).mul(rates);
        FloatVector g1l = FloatVector.fromArray(S, gradients, at + 2 * L).mul(rates);
        FloatVector g1r = FloatVector.fromArray(S, gradients, at + 3 * L).mul(rates);
        FloatVector g2l = FloatVector.fromArray(S, gradients, at + 4 * L).mul(rates);
        FloatVector g2r = FloatVector.fromArray(S, gradients, at + 5 * L).mul(rates);
        FloatVector g3l = FloatVector.fromArray(S, gradients, at + 6 * L).mul(rates);
        FloatVector g3r = FloatVector.fromArray(S, gradients, at + 7 * L).mul(rates);
        int to0 = k * columns + j;
        int to1 = (k + 1) * columns + j;
        int to2 = (k + 2) * columns + j;
        int to3 = (k + 3) * columns + j;
        FloatVector.fromArray(S, w, to0).sub(g0l).intoArray(w, to0);
        FloatVector.fromArray(S, w, to0 + L).sub(g0r).intoArray(w, to0 + L);
        FloatVector.fromArray(S, w, to1).sub(g1l).intoArray(w, to1);
        FloatVector.fromArray(S, w, to1 + L).sub(g1r).intoArray(w, to1 + L);
        FloatVector.fromArray(S, w, to2).sub(g2l).intoArray(w, to2);
        FloatVector.fromArray(S, w, to2 + L).sub(g2r).intoArray(w, to2 + L);
        FloatVector.fromArray(S, w, to3).sub(g3l).intoArray(w, to3);
        FloatVector.fromArray(S, w, to3 + L).sub(g3r).intoArray(w, to3 + L);
    }

    /** The same for one vector of columns. */
    private static void descendColumn(
            int k0, int k1, float[] xt, float[] dy, int columns, float[] w, float rate, int j) {
        FloatVector d0 = FloatVector.fromArray(S, dy, j);
        FloatVector d1 = FloatVector.fromArray(S, dy, columns + j);
        FloatVector d2 = FloatVector.fromArray(S, dy, 2 * columns + j);
        FloatVector d3 = FloatVector.fromArray(S, dy, 3 * columns + j);
        FloatVector d4 = FloatVector.fromArray(S, dy, 4 * columns + j);
        FloatVector d5 = FloatVector.fromArray(S, dy, 5 * columns + j);
        FloatVector d6 = FloatVector.fromArray(S, dy, 6 * columns + j);
        FloatVector d7 = FloatVector.fromArray(S, dy, 7 * columns + j);
        FloatVector d8 = FloatVector.fromArray(S, dy, 8 * columns + j);
        FloatVector d9 = FloatVector.fromArray(S, dy, 9 * columns + j);
        int x = k0 * SmallBatchOps.IMAGES;
        for (int k = k0; k < k1; k++, x += SmallBatchOps.IMAGES) {
            FloatVector gradient = FloatVector.broadcast(S, xt[x]).mul(d0);
            gradient = FloatVector.broadcast(S, xt[x + 1]).fma(d1, gradient);
            gradient = FloatVector.broadcast(S, xt[x + 2]).fma(d2, gradient);
            gradient = FloatVector.broadcast(S, xt[x + 3]).fma(d3, gradient);
            gradient = FloatVector.broadcast(S, xt[x + 4]).fma(d4, gradient);
            gradient = FloatVector.broadcast(S, xt[x + 5]).fma(d5, gradient);
            gradient = FloatVector.broadcast(S, xt[x + 6]).fma(d6, gradient);
            gradient = FloatVector.broadcast(S, xt[x + 7]).fma(d7, gradient);
            gradient = FloatVector.broadcast(S, xt[x + 8]).fma(d8, gradient);
            gradient = FloatVector.broadcast(S, xt[x + 9]).fma(d9, gradient);
            int at = k * columns + j;
            FloatVector.fromArray(S, w, at).sub(gradient.mul(rate)).intoArray(w, at);
        }
    }
}
