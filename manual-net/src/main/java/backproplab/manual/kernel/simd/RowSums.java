package backproplab.manual.kernel.simd;

import backproplab.manual.kernel.SmallBatchOps;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** Forward pass of ten images through some rows of a weight matrix; twenty sums stay in registers, as in {@link Tile12x2}. */
final class RowSums {
    private static final VectorSpecies<Float> S = SimdKernels.SPECIES;
    private static final int L = S.length();

    private RowSums() {}

    /** {@code y[i][j] += sum over k of xt[k][i] w[k][j]} for k in [k0, k1), ten images and every j. */
    static void add(int k0, int k1, float[] xt, float[] w, int columns, float[] y, int yFrom) {
        int j = 0;
        for (; j + 2 * L <= columns; j += 2 * L) {
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
        if (j < columns) {
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
}
