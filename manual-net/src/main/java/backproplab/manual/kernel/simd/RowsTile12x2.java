package backproplab.manual.kernel.simd;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * As {@link Tile12x2}, where the rows of the left operand lie apart. Twelve rows are twelve ranges to check: in a counted loop the compiler
 * checks them before it, in another one at every step, where each check keeps sums alive and some compilations put them on the
 * stack, for half the speed.
 */
final class RowsTile12x2 {
    private static final VectorSpecies<Float> S = SimdKernels.SPECIES;
    private static final int L = S.length();

    private RowsTile12x2() {}

    static void tile(int k, float[] a, int aFrom, int aRow, float[] b, int bFrom, float[] c, int cFrom) {
        int r1 = aFrom + aRow;
        int r2 = r1 + aRow;
        int r3 = r2 + aRow;
        int r4 = r3 + aRow;
        int r5 = r4 + aRow;
        int r6 = r5 + aRow;
        int r7 = r6 + aRow;
        int r8 = r7 + aRow;
        int r9 = r8 + aRow;
        int r10 = r9 + aRow;
        int r11 = r10 + aRow;
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
            FloatVector a6 = FloatVector.broadcast(S, a[r6 + p]);
            c6l = a6.fma(bl, c6l);
            c6r = a6.fma(br, c6r);
            FloatVector a7 = FloatVector.broadcast(S, a[r7 + p]);
            c7l = a7.fma(bl, c7l);
            c7r = a7.fma(br, c7r);
            FloatVector a8 = FloatVector.broadcast(S, a[r8 + p]);
            c8l = a8.fma(bl, c8l);
            c8r = a8.fma(br, c8r);
            FloatVector a9 = FloatVector.broadcast(S, a[r9 + p]);
            c9l = a9.fma(bl, c9l);
            c9r = a9.fma(br, c9r);
            FloatVector a10 = FloatVector.broadcast(S, a[r10 + p]);
            c10l = a10.fma(bl, c10l);
            c10r = a10.fma(br, c10r);
            FloatVector a11 = FloatVector.broadcast(S, a[r11 + p]);
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
