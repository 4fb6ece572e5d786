package backproplab.manual.kernel.simd;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** Register tile of 6 rows by two vectors: 12 accumulators, for machines with 16 vector registers (AVX2). See {@link Tile12x2}. */
final class Tile6x2 {
    static final int ROWS = 6;
    private static final VectorSpecies<Float> S = SimdKernels.SPECIES;
    private static final int L = S.length();

    private Tile6x2() {}

    static void tile(int k, float[] a, int aFrom, int aInner, float[] b, int bFrom, float[] c, int cFrom) {
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
        int bEnd = bFrom + k * 2 * L;
        for (int ai = aFrom, bj = bFrom; bj != bEnd; ai += aInner, bj += 2 * L) {
            FloatVector bl = FloatVector.fromArray(S, b, bj);
            FloatVector br = FloatVector.fromArray(S, b, bj + L);
            FloatVector a0 = FloatVector.broadcast(S, a[ai]);
            c0l = a0.fma(bl, c0l);
            c0r = a0.fma(br, c0r);
            FloatVector a1 = FloatVector.broadcast(S, a[ai + 1]);
            c1l = a1.fma(bl, c1l);
            c1r = a1.fma(br, c1r);
            FloatVector a2 = FloatVector.broadcast(S, a[ai + 2]);
            c2l = a2.fma(bl, c2l);
            c2r = a2.fma(br, c2r);
            FloatVector a3 = FloatVector.broadcast(S, a[ai + 3]);
            c3l = a3.fma(bl, c3l);
            c3r = a3.fma(br, c3r);
            FloatVector a4 = FloatVector.broadcast(S, a[ai + 4]);
            c4l = a4.fma(bl, c4l);
            c4r = a4.fma(br, c4r);
            FloatVector a5 = FloatVector.broadcast(S, a[ai + 5]);
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
