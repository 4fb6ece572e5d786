package backproplab.manual.kernel.simd;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Register tile of 12 rows by two vectors: 24 accumulators, for machines with 32 vector registers (AVX-512).
 *
 * <p>Every accumulator is a local variable that is created, used and stored in this one method: a vector that crosses a
 * call is boxed on the heap, which costs many times what the arithmetic does.
 *
 * <p>The loop runs until an index meets its end, so that the compiler does not take it for a counted one. Of a counted loop it makes
 * two, nested, with a safepoint in the outer (for collectors that stop threads at short notice, as G1 does), and unrolls the
 * inner: sums then move between registers and the stack, on some processors for a quarter of the speed. A poll in every step
 * costs nothing beside 24 multiply-adds.
 */
final class Tile12x2 {
    static final int ROWS = 12;
    private static final VectorSpecies<Float> S = SimdKernels.SPECIES;
    private static final int L = S.length();

    private Tile12x2() {}

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
        FloatVector c6l = FloatVector.zero(S);
        FloatVector c6r = FloatVector.zero(S);
        FloatVector c7l = FloatVector.zero(S);
        FloatVector c7r = FloatVector.zero(S);
        FloatVector c8l = FloatVector.zero(S);
        FloatVector c8r = FloatVector.zero(S);
        FloatVector c9l = FloatVector.zero(S);
        FloatVector c9r = FloatVector.zero(S);
        FloatVector c10l = FloatVector.zero(S);
        FloatVector c10r = FloatVector.zero(S);
        FloatVector c11l = FloatVector.zero(S);
        FloatVector c11r = FloatVector.zero(S);
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
            FloatVector a6 = FloatVector.broadcast(S, a[ai + 6]);
            c6l = a6.fma(bl, c6l);
            c6r = a6.fma(br, c6r);
            FloatVector a7 = FloatVector.broadcast(S, a[ai + 7]);
            c7l = a7.fma(bl, c7l);
            c7r = a7.fma(br, c7r);
            FloatVector a8 = FloatVector.broadcast(S, a[ai + 8]);
            c8l = a8.fma(bl, c8l);
            c8r = a8.fma(br, c8r);
            FloatVector a9 = FloatVector.broadcast(S, a[ai + 9]);
            c9l = a9.fma(bl, c9l);
            c9r = a9.fma(br, c9r);
            FloatVector a10 = FloatVector.broadcast(S, a[ai + 10]);
            c10l = a10.fma(bl, c10l);
            c10r = a10.fma(br, c10r);
            FloatVector a11 = FloatVector.broadcast(S, a[ai + 11]);
            c11l = a11.fma(bl, c11l);
            c11r = a11.fma(br, c11r);
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
        c6l.intoArray(c, cFrom + 12 * L);
        c6r.intoArray(c, cFrom + 13 * L);
        c7l.intoArray(c, cFrom + 14 * L);
        c7r.intoArray(c, cFrom + 15 * L);
        c8l.intoArray(c, cFrom + 16 * L);
        c8r.intoArray(c, cFrom + 17 * L);
        c9l.intoArray(c, cFrom + 18 * L);
        c9r.intoArray(c, cFrom + 19 * L);
        c10l.intoArray(c, cFrom + 20 * L);
        c10r.intoArray(c, cFrom + 21 * L);
        c11l.intoArray(c, cFrom + 22 * L);
        c11r.intoArray(c, cFrom + 23 * L);
    }
}
