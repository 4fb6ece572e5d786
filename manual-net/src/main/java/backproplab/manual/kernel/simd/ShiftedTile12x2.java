package backproplab.manual.kernel.simd;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** As {@link Tile12x2}, with rows of the right operand anywhere. */
final class ShiftedTile12x2 {
    private static final VectorSpecies<Float> S = SimdKernels.SPECIES;
    private static final int L = S.length();

    private ShiftedTile12x2() {}

    static void tile(int k, float[] a, int aFrom, float[] b, int bFrom, int[] bRows, float[] tile) {
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
        int aEnd = aFrom + k * Tile12x2.ROWS;
        for (int p = 0, ai = aFrom; ai != aEnd; p++, ai += Tile12x2.ROWS) {
            int bj = bFrom + bRows[p];
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
        c0l.intoArray(tile, 0);
        c0r.intoArray(tile, L);
        c1l.intoArray(tile, 2 * L);
        c1r.intoArray(tile, 3 * L);
        c2l.intoArray(tile, 4 * L);
        c2r.intoArray(tile, 5 * L);
        c3l.intoArray(tile, 6 * L);
        c3r.intoArray(tile, 7 * L);
        c4l.intoArray(tile, 8 * L);
        c4r.intoArray(tile, 9 * L);
        c5l.intoArray(tile, 10 * L);
        c5r.intoArray(tile, 11 * L);
        c6l.intoArray(tile, 12 * L);
        c6r.intoArray(tile, 13 * L);
        c7l.intoArray(tile, 14 * L);
        c7r.intoArray(tile, 15 * L);
        c8l.intoArray(tile, 16 * L);
        c8r.intoArray(tile, 17 * L);
        c9l.intoArray(tile, 18 * L);
        c9r.intoArray(tile, 19 * L);
        c10l.intoArray(tile, 20 * L);
        c10r.intoArray(tile, 21 * L);
        c11l.intoArray(tile, 22 * L);
        c11r.intoArray(tile, 23 * L);
    }
}
