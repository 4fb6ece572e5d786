package backproplab.manual.kernel.simd;

import backproplab.manual.kernel.SmallBatchOps;
import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The passes of a small batch through a weight matrix, made so that memory sees each weight once per pass.
 *
 * <p>With ten images a weight is used ten times and then not again in the pass: rows of the matrix are read where they lie,
 * nothing is packed, and what is reused (the batch's activations and gradients) stays in registers or in the first-level
 * cache. Accumulators stay local, as in {@link Tile12x2}.
 */
final class RowStreams implements SmallBatchOps {
    /** Columns per block: ten rows of this length fit the first-level cache. */
    private static final int BLOCK = 512;

    private static final int GROUP = 4;
    private static final int HALF = 5;
    private static final VectorSpecies<Float> S = SimdKernels.SPECIES;
    private static final int L = S.length();

    @Override
    public void addRows(int k0, int k1, float[] xt, float[] w, int columns, float[] y, int yFrom) {
        for (int from = 0; from < columns; from += BLOCK) {
            int to = Math.min(columns, from + BLOCK);
            for (int k = k0; k < k1; k += SmallBatchOps.ROWS) {
                addBlock(k, Math.min(k1, k + SmallBatchOps.ROWS), xt, w, columns, y, yFrom, from, to);
            }
        }
    }

    /** {@code y[i][j] += sum over k of xt[k][i] w[k][j]} for k in [k0, k1), ten images and j in [j0, j1). */
    private static void addBlock(
            int k0, int k1, float[] xt, float[] w, int columns, float[] y, int yFrom, int j0, int j1) {
        int j = j0;
        for (; j + 2 * L <= j1; j += 2 * L) {
            FloatVector y0l = FloatVector.fromArray(S, y, yFrom + j);
            FloatVector y0r = FloatVector.fromArray(S, y, yFrom + j + L);
            FloatVector y1l = FloatVector.fromArray(S, y, yFrom + columns + j);
            FloatVector y1r = FloatVector.fromArray(S, y, yFrom + columns + j + L);
            FloatVector y2l = FloatVector.fromArray(S, y, yFrom + 2 * columns + j);
            FloatVector y2r = FloatVector.fromArray(S, y, yFrom + 2 * columns + j + L);
            FloatVector y3l = FloatVector.fromArray(S, y, yFrom + 3 * columns + j);
            FloatVector y3r = FloatVector.fromArray(S, y, yFrom + 3 * columns + j + L);
            FloatVector y4l = FloatVector.fromArray(S, y, yFrom + 4 * columns + j);
            FloatVector y4r = FloatVector.fromArray(S, y, yFrom + 4 * columns + j + L);
            FloatVector y5l = FloatVector.fromArray(S, y, yFrom + 5 * columns + j);
            FloatVector y5r = FloatVector.fromArray(S, y, yFrom + 5 * columns + j + L);
            FloatVector y6l = FloatVector.fromArray(S, y, yFrom + 6 * columns + j);
            FloatVector y6r = FloatVector.fromArray(S, y, yFrom + 6 * columns + j + L);
            FloatVector y7l = FloatVector.fromArray(S, y, yFrom + 7 * columns + j);
            FloatVector y7r = FloatVector.fromArray(S, y, yFrom + 7 * columns + j + L);
            FloatVector y8l = FloatVector.fromArray(S, y, yFrom + 8 * columns + j);
            FloatVector y8r = FloatVector.fromArray(S, y, yFrom + 8 * columns + j + L);
            FloatVector y9l = FloatVector.fromArray(S, y, yFrom + 9 * columns + j);
            FloatVector y9r = FloatVector.fromArray(S, y, yFrom + 9 * columns + j + L);
            int x = k0 * SmallBatchOps.IMAGES;
            int at = k0 * columns + j;
            for (int k = k0; k < k1; k++, x += SmallBatchOps.IMAGES, at += columns) {
                FloatVector left = FloatVector.fromArray(S, w, at);
                FloatVector right = FloatVector.fromArray(S, w, at + L);
                FloatVector x0 = FloatVector.broadcast(S, xt[x]);
                y0l = x0.fma(left, y0l);
                y0r = x0.fma(right, y0r);
                FloatVector x1 = FloatVector.broadcast(S, xt[x + 1]);
                y1l = x1.fma(left, y1l);
                y1r = x1.fma(right, y1r);
                FloatVector x2 = FloatVector.broadcast(S, xt[x + 2]);
                y2l = x2.fma(left, y2l);
                y2r = x2.fma(right, y2r);
                FloatVector x3 = FloatVector.broadcast(S, xt[x + 3]);
                y3l = x3.fma(left, y3l);
                y3r = x3.fma(right, y3r);
                FloatVector x4 = FloatVector.broadcast(S, xt[x + 4]);
                y4l = x4.fma(left, y4l);
                y4r = x4.fma(right, y4r);
                FloatVector x5 = FloatVector.broadcast(S, xt[x + 5]);
                y5l = x5.fma(left, y5l);
                y5r = x5.fma(right, y5r);
                FloatVector x6 = FloatVector.broadcast(S, xt[x + 6]);
                y6l = x6.fma(left, y6l);
                y6r = x6.fma(right, y6r);
                FloatVector x7 = FloatVector.broadcast(S, xt[x + 7]);
                y7l = x7.fma(left, y7l);
                y7r = x7.fma(right, y7r);
                FloatVector x8 = FloatVector.broadcast(S, xt[x + 8]);
                y8l = x8.fma(left, y8l);
                y8r = x8.fma(right, y8r);
                FloatVector x9 = FloatVector.broadcast(S, xt[x + 9]);
                y9l = x9.fma(left, y9l);
                y9r = x9.fma(right, y9r);
            }
            y0l.intoArray(y, yFrom + j);
            y0r.intoArray(y, yFrom + j + L);
            y1l.intoArray(y, yFrom + columns + j);
            y1r.intoArray(y, yFrom + columns + j + L);
            y2l.intoArray(y, yFrom + 2 * columns + j);
            y2r.intoArray(y, yFrom + 2 * columns + j + L);
            y3l.intoArray(y, yFrom + 3 * columns + j);
            y3r.intoArray(y, yFrom + 3 * columns + j + L);
            y4l.intoArray(y, yFrom + 4 * columns + j);
            y4r.intoArray(y, yFrom + 4 * columns + j + L);
            y5l.intoArray(y, yFrom + 5 * columns + j);
            y5r.intoArray(y, yFrom + 5 * columns + j + L);
            y6l.intoArray(y, yFrom + 6 * columns + j);
            y6r.intoArray(y, yFrom + 6 * columns + j + L);
            y7l.intoArray(y, yFrom + 7 * columns + j);
            y7r.intoArray(y, yFrom + 7 * columns + j + L);
            y8l.intoArray(y, yFrom + 8 * columns + j);
            y8r.intoArray(y, yFrom + 8 * columns + j + L);
            y9l.intoArray(y, yFrom + 9 * columns + j);
            y9r.intoArray(y, yFrom + 9 * columns + j + L);
        }
        if (j < j1) {
            addColumn(k0, k1, xt, w, columns, y, yFrom, j);
        }
    }

    /** The same for one vector of columns. */
    private static void addColumn(int k0, int k1, float[] xt, float[] w, int columns, float[] y, int yFrom, int j) {
        FloatVector y0 = FloatVector.fromArray(S, y, yFrom + j);
        FloatVector y1 = FloatVector.fromArray(S, y, yFrom + columns + j);
        FloatVector y2 = FloatVector.fromArray(S, y, yFrom + 2 * columns + j);
        FloatVector y3 = FloatVector.fromArray(S, y, yFrom + 3 * columns + j);
        FloatVector y4 = FloatVector.fromArray(S, y, yFrom + 4 * columns + j);
        FloatVector y5 = FloatVector.fromArray(S, y, yFrom + 5 * columns + j);
        FloatVector y6 = FloatVector.fromArray(S, y, yFrom + 6 * columns + j);
        FloatVector y7 = FloatVector.fromArray(S, y, yFrom + 7 * columns + j);
        FloatVector y8 = FloatVector.fromArray(S, y, yFrom + 8 * columns + j);
        FloatVector y9 = FloatVector.fromArray(S, y, yFrom + 9 * columns + j);
        int x = k0 * SmallBatchOps.IMAGES;
        for (int k = k0; k < k1; k++, x += SmallBatchOps.IMAGES) {
            FloatVector row = FloatVector.fromArray(S, w, k * columns + j);
            y0 = FloatVector.broadcast(S, xt[x]).fma(row, y0);
            y1 = FloatVector.broadcast(S, xt[x + 1]).fma(row, y1);
            y2 = FloatVector.broadcast(S, xt[x + 2]).fma(row, y2);
            y3 = FloatVector.broadcast(S, xt[x + 3]).fma(row, y3);
            y4 = FloatVector.broadcast(S, xt[x + 4]).fma(row, y4);
            y5 = FloatVector.broadcast(S, xt[x + 5]).fma(row, y5);
            y6 = FloatVector.broadcast(S, xt[x + 6]).fma(row, y6);
            y7 = FloatVector.broadcast(S, xt[x + 7]).fma(row, y7);
            y8 = FloatVector.broadcast(S, xt[x + 8]).fma(row, y8);
            y9 = FloatVector.broadcast(S, xt[x + 9]).fma(row, y9);
        }
        y0.intoArray(y, yFrom + j);
        y1.intoArray(y, yFrom + columns + j);
        y2.intoArray(y, yFrom + 2 * columns + j);
        y3.intoArray(y, yFrom + 3 * columns + j);
        y4.intoArray(y, yFrom + 4 * columns + j);
        y5.intoArray(y, yFrom + 5 * columns + j);
        y6.intoArray(y, yFrom + 6 * columns + j);
        y7.intoArray(y, yFrom + 7 * columns + j);
        y8.intoArray(y, yFrom + 8 * columns + j);
        y9.intoArray(y, yFrom + 9 * columns + j);
    }

    @Override
    public void descendRows(
            int rows, int k0, float[] xt, float[] dy, int columns, float[] w, float rate, float[] lanes, float[] dots) {
        int images = SmallBatchOps.IMAGES;
        int stride = SmallBatchOps.ROWS * L;
        Arrays.fill(lanes, 0, images * stride, 0);
        for (int from = 0; from < columns; from += BLOCK) {
            int to = Math.min(columns, from + BLOCK);
            for (int r = 0; r < rows && dots != null; r += GROUP) {
                for (int i = 0; i < images; i += HALF) {
                    addDots(
                            columns,
                            dy,
                            i * columns,
                            w,
                            (k0 + r) * columns,
                            from,
                            to,
                            lanes,
                            i * stride + r * L,
                            stride);
                }
            }
            descend(k0, k0 + rows, xt, dy, columns, w, rate, from, to);
        }
        for (int sum = 0; sum < images * SmallBatchOps.ROWS && dots != null; sum += L) {
            LaneFolds.sums(lanes, sum * L, dots, sum);
        }
    }

    /** Lane sums of dy[i][j] w[r][j] for five rows of dy, four of w and j in [j0, j1) are added to what is there. */
    private static void addDots(
            int columns, float[] dy, int dyAt, float[] w, int wAt, int j0, int j1, float[] lanes, int at, int stride) {
        FloatVector s00 = FloatVector.fromArray(S, lanes, at);
        FloatVector s01 = FloatVector.fromArray(S, lanes, at + L);
        FloatVector s02 = FloatVector.fromArray(S, lanes, at + 2 * L);
        FloatVector s03 = FloatVector.fromArray(S, lanes, at + 3 * L);
        FloatVector s10 = FloatVector.fromArray(S, lanes, at + stride);
        FloatVector s11 = FloatVector.fromArray(S, lanes, at + stride + L);
        FloatVector s12 = FloatVector.fromArray(S, lanes, at + stride + 2 * L);
        FloatVector s13 = FloatVector.fromArray(S, lanes, at + stride + 3 * L);
        FloatVector s20 = FloatVector.fromArray(S, lanes, at + 2 * stride);
        FloatVector s21 = FloatVector.fromArray(S, lanes, at + 2 * stride + L);
        FloatVector s22 = FloatVector.fromArray(S, lanes, at + 2 * stride + 2 * L);
        FloatVector s23 = FloatVector.fromArray(S, lanes, at + 2 * stride + 3 * L);
        FloatVector s30 = FloatVector.fromArray(S, lanes, at + 3 * stride);
        FloatVector s31 = FloatVector.fromArray(S, lanes, at + 3 * stride + L);
        FloatVector s32 = FloatVector.fromArray(S, lanes, at + 3 * stride + 2 * L);
        FloatVector s33 = FloatVector.fromArray(S, lanes, at + 3 * stride + 3 * L);
        FloatVector s40 = FloatVector.fromArray(S, lanes, at + 4 * stride);
        FloatVector s41 = FloatVector.fromArray(S, lanes, at + 4 * stride + L);
        FloatVector s42 = FloatVector.fromArray(S, lanes, at + 4 * stride + 2 * L);
        FloatVector s43 = FloatVector.fromArray(S, lanes, at + 4 * stride + 3 * L);
        for (int j = j0; j < j1; j += L) {
            FloatVector w0 = FloatVector.fromArray(S, w, wAt + j);
            FloatVector w1 = FloatVector.fromArray(S, w, wAt + columns + j);
            FloatVector w2 = FloatVector.fromArray(S, w, wAt + 2 * columns + j);
            FloatVector w3 = FloatVector.fromArray(S, w, wAt + 3 * columns + j);
            FloatVector d0 = FloatVector.fromArray(S, dy, dyAt + j);
            s00 = d0.fma(w0, s00);
            s01 = d0.fma(w1, s01);
            s02 = d0.fma(w2, s02);
            s03 = d0.fma(w3, s03);
            FloatVector d1 = FloatVector.fromArray(S, dy, dyAt + columns + j);
            s10 = d1.fma(w0, s10);
            s11 = d1.fma(w1, s11);
            s12 = d1.fma(w2, s12);
            s13 = d1.fma(w3, s13);
            FloatVector d2 = FloatVector.fromArray(S, dy, dyAt + 2 * columns + j);
            s20 = d2.fma(w0, s20);
            s21 = d2.fma(w1, s21);
            s22 = d2.fma(w2, s22);
            s23 = d2.fma(w3, s23);
            FloatVector d3 = FloatVector.fromArray(S, dy, dyAt + 3 * columns + j);
            s30 = d3.fma(w0, s30);
            s31 = d3.fma(w1, s31);
            s32 = d3.fma(w2, s32);
            s33 = d3.fma(w3, s33);
            FloatVector d4 = FloatVector.fromArray(S, dy, dyAt + 4 * columns + j);
            s40 = d4.fma(w0, s40);
            s41 = d4.fma(w1, s41);
            s42 = d4.fma(w2, s42);
            s43 = d4.fma(w3, s43);
        }
        s00.intoArray(lanes, at);
        s01.intoArray(lanes, at + L);
        s02.intoArray(lanes, at + 2 * L);
        s03.intoArray(lanes, at + 3 * L);
        s10.intoArray(lanes, at + stride);
        s11.intoArray(lanes, at + stride + L);
        s12.intoArray(lanes, at + stride + 2 * L);
        s13.intoArray(lanes, at + stride + 3 * L);
        s20.intoArray(lanes, at + 2 * stride);
        s21.intoArray(lanes, at + 2 * stride + L);
        s22.intoArray(lanes, at + 2 * stride + 2 * L);
        s23.intoArray(lanes, at + 2 * stride + 3 * L);
        s30.intoArray(lanes, at + 3 * stride);
        s31.intoArray(lanes, at + 3 * stride + L);
        s32.intoArray(lanes, at + 3 * stride + 2 * L);
        s33.intoArray(lanes, at + 3 * stride + 3 * L);
        s40.intoArray(lanes, at + 4 * stride);
        s41.intoArray(lanes, at + 4 * stride + L);
        s42.intoArray(lanes, at + 4 * stride + 2 * L);
        s43.intoArray(lanes, at + 4 * stride + 3 * L);
    }

    /** {@code w[k][j] -= rate sum over i of xt[k][i] dy[i][j]} for k in [k0, k1), ten images and j in [j0, j1). */
    private static void descend(
            int k0, int k1, float[] xt, float[] dy, int columns, float[] w, float rate, int j0, int j1) {
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
            int x = k0 * SmallBatchOps.IMAGES;
            int at = k0 * columns + j;
            for (int k = k0; k < k1; k++, x += SmallBatchOps.IMAGES, at += columns) {
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
                FloatVector.fromArray(S, w, at).sub(left.mul(rate)).intoArray(w, at);
                FloatVector.fromArray(S, w, at + L).sub(right.mul(rate)).intoArray(w, at + L);
            }
        }
        if (j < j1) {
            descendColumn(k0, k1, xt, dy, columns, w, rate, j);
        }
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
