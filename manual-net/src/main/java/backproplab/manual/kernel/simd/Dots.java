package backproplab.manual.kernel.simd;

import backproplab.manual.kernel.LaneTree;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Inner products of 4 rows with 3 rows at once: 12 accumulators, 3 right vectors and 1 left one fill 16 registers, and
 * each loaded vector is used three or four times. Accumulators stay local, as in {@link Tile12x2}.
 */
final class Dots {
    static final int ROWS = 4;
    static final int COLUMNS = 3;
    private static final VectorSpecies<Float> S = SimdKernels.SPECIES;
    private static final int L = S.length();

    private Dots() {}

    static void dots(
            int length, float[] a, int[] aRows, int i0, float[] b, int[] bRows, int j0, float[] lanes, float[] sums) {
        int lastA = aRows.length - 1;
        int lastB = bRows.length - 1;
        int a0 = aRows[i0];
        int a1 = aRows[Math.min(i0 + 1, lastA)];
        int a2 = aRows[Math.min(i0 + 2, lastA)];
        int a3 = aRows[Math.min(i0 + 3, lastA)];
        int b0 = bRows[j0];
        int b1 = bRows[Math.min(j0 + 1, lastB)];
        int b2 = bRows[Math.min(j0 + 2, lastB)];
        FloatVector s00 = FloatVector.zero(S);
        FloatVector s01 = FloatVector.zero(S);
        FloatVector s02 = FloatVector.zero(S);
        FloatVector s10 = FloatVector.zero(S);
        FloatVector s11 = FloatVector.zero(S);
        FloatVector s12 = FloatVector.zero(S);
        FloatVector s20 = FloatVector.zero(S);
        FloatVector s21 = FloatVector.zero(S);
        FloatVector s22 = FloatVector.zero(S);
        FloatVector s30 = FloatVector.zero(S);
        FloatVector s31 = FloatVector.zero(S);
        FloatVector s32 = FloatVector.zero(S);
        for (int p = 0; p < length; p += L) {
            FloatVector right0 = FloatVector.fromArray(S, b, b0 + p);
            FloatVector right1 = FloatVector.fromArray(S, b, b1 + p);
            FloatVector right2 = FloatVector.fromArray(S, b, b2 + p);
            FloatVector left0 = FloatVector.fromArray(S, a, a0 + p);
            s00 = left0.fma(right0, s00);
            s01 = left0.fma(right1, s01);
            s02 = left0.fma(right2, s02);
            FloatVector left1 = FloatVector.fromArray(S, a, a1 + p);
            s10 = left1.fma(right0, s10);
            s11 = left1.fma(right1, s11);
            s12 = left1.fma(right2, s12);
            FloatVector left2 = FloatVector.fromArray(S, a, a2 + p);
            s20 = left2.fma(right0, s20);
            s21 = left2.fma(right1, s21);
            s22 = left2.fma(right2, s22);
            FloatVector left3 = FloatVector.fromArray(S, a, a3 + p);
            s30 = left3.fma(right0, s30);
            s31 = left3.fma(right1, s31);
            s32 = left3.fma(right2, s32);
        }
        s00.intoArray(lanes, 0);
        s01.intoArray(lanes, 1 * L);
        s02.intoArray(lanes, 2 * L);
        s10.intoArray(lanes, 3 * L);
        s11.intoArray(lanes, 4 * L);
        s12.intoArray(lanes, 5 * L);
        s20.intoArray(lanes, 6 * L);
        s21.intoArray(lanes, 7 * L);
        s22.intoArray(lanes, 8 * L);
        s30.intoArray(lanes, 9 * L);
        s31.intoArray(lanes, 10 * L);
        s32.intoArray(lanes, 11 * L);
        for (int at = 0; at < ROWS * COLUMNS; at++) {
            sums[at] = LaneTree.sum(lanes, at * L, L);
        }
    }
}
