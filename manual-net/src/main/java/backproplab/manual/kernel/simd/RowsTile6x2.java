package backproplab.manual.kernel.simd;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** As {@link Tile6x2}, where the rows of the left operand lie apart; see {@link RowsTile12x2}. */
final class RowsTile6x2 {
    private static final VectorSpecies<Float> S = SimdKernels.SPECIES;
    private static final int L = S.length();

    private RowsTile6x2() {}

    static void tile(int k, float[] a, int aFrom, int aRow, float[] b, int bFrom, float[] c, int cFrom) {
        int r1 = aFrom + aRow;
        int r2 = r1 + aRow;
        int r3 = r2 + aRow;
        int r4 = r3 + aRow;
        int r5 = r4 + aRow;
        FloatVector c0l = FloatVector.zero(S);
        FloatVector c0r = FloatVector.zero(S);
        FloatVector c1l = FloatVector.zero(S);
        FloatVector c1r = FloatVector.zero(S);
        FloatVector c2l = FloatVector.zero(S);
        FloatVector c2r = FloatVector.zero(S);
        FloatVector c3l = FloatVector.zero(S);
        FloatVector c3r = FloatVector.zero(S);
        FloatVector c4l = FloatVector.zero(S);
        FloatVector c4r = FloatVector.zero(S);
        FloatVector c5l = FloatVector.zero(S);
        FloatVector c5r = FloatVector.zero(S);
        for (int p = 0, bj = bFrom; p < k; p++, bj += 2 * L) {
            FloatVector bl = FloatVector.fromArray(S, b, bj);
            FloatVector br = FloatVector.fromArray(S, b, bj + L);
            FloatVector a0 = FloatVector.broadcast(S, a[aFrom + p]);
            c0l = a0.fma(bl, c0l);
            c0r = a0.fma(br, c0r);
            FloatVector a1 = FloatVector.broadcast(S, a[r1 + p]);
            c1l = a1.fma(bl, c1l);
            c1r = a1.fma(br, c1r);
            FloatVector a2 = FloatVector.broadcast(S, a[r2 + p]);
            c2l = a2.fma(bl, c2l);
            c2r = a2.fma(br, c2r);
            FloatVector a3 = FloatVector.broadcast(S, a[r3 + p]);
            c3l = a3.fma(bl, c3l);
            c3r = a3.fma(br, c3r);
            FloatVector a4 = FloatVector.broadcast(S, a[r4 + p]);
            c4l = a4.fma(bl, c4l);
            c4r = a4.fma(br, c4r);
            FloatVector a5 = FloatVector.broadcast(S, a[r5 + p]);
            c5l = a5.fma(bl, c5l);
            c5r = a5.fma(br, c5r);
        }
        c0l.intoArray(c, cFrom);
        c0r.intoArray(c, cFrom + L);
        c1l.intoArray(c, cFrom + 2 * L);
        c1r.intoArray(c, cFrom + 3 * L);
        c2l.intoArray(c, cFrom + 4 * L);
        c2r.intoArray(c, cFrom + 5 * L);
        c3l.intoArray(c, cFrom + 6 * L);
        c3r.intoArray(c, cFrom + 7 * L);
        c4l.intoArray(c, cFrom + 8 * L);
        c4r.intoArray(c, cFrom + 9 * L);
        c5l.intoArray(c, cFrom + 10 * L);
        c5r.intoArray(c, cFrom + 11 * L);
    }
}
