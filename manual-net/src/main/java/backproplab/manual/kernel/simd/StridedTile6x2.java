package backproplab.manual.kernel.simd;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** As {@link Tile6x2}, with a left operand that need not be packed. */
final class StridedTile6x2 {
    private static final VectorSpecies<Float> S = SimdKernels.SPECIES;
    private static final int L = S.length();

    private StridedTile6x2() {}

    static void tile(
            int k, float[] a, int aFrom, int aRow, int aInner, float[] b, int bFrom, int bRow, float[] c, int cFrom) {
        int o2 = 2 * aRow;
        int o3 = 3 * aRow;
        int o4 = 4 * aRow;
        int o5 = 5 * aRow;
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
        for (int p = 0, ai = aFrom, bj = bFrom; p < k; p++, ai += aInner, bj += bRow) {
            FloatVector bl = FloatVector.fromArray(S, b, bj);
            FloatVector br = FloatVector.fromArray(S, b, bj + L);
            FloatVector a0 = FloatVector.broadcast(S, a[ai]);
            c0l = a0.fma(bl, c0l);
            c0r = a0.fma(br, c0r);
            FloatVector a1 = FloatVector.broadcast(S, a[ai + aRow]);
            c1l = a1.fma(bl, c1l);
            c1r = a1.fma(br, c1r);
            FloatVector a2 = FloatVector.broadcast(S, a[ai + o2]);
            c2l = a2.fma(bl, c2l);
            c2r = a2.fma(br, c2r);
            FloatVector a3 = FloatVector.broadcast(S, a[ai + o3]);
            c3l = a3.fma(bl, c3l);
            c3r = a3.fma(br, c3r);
            FloatVector a4 = FloatVector.broadcast(S, a[ai + o4]);
            c4l = a4.fma(bl, c4l);
            c4r = a4.fma(br, c4r);
            FloatVector a5 = FloatVector.broadcast(S, a[ai + o5]);
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
