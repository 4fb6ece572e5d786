package backproplab.manual.kernel.simd;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** Input gradients of five images and four rows of a weight matrix; twenty sums stay in registers, as in {@link Tile12x2}. */
final class RowDots {
    /** Images at a time. */
    static final int IMAGES = 5;

    /** Rows of the matrix at a time. */
    static final int ROWS = 4;

    private static final VectorSpecies<Float> S = SimdKernels.SPECIES;
    private static final int L = S.length();

    private RowDots() {}

    /** Lane sums of dy[i][j] w[r][j] for five rows of dy, four of w and j in [j0, j1) are added to what is there. */
    static void add(
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
}
