package backproplab.manual.kernel.simd;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;

/**
 * Transposes 16 rows of 16 numbers in registers, for vectors of 16 lanes.
 *
 * <p>Exchanging one bit of the row's number with the same bit of the lane's number, for each of the four bits, transposes the
 * square. One exchange at distance d turns two rows into two: lanes swap with their partner at distance d, and a blend takes
 * each lane from one row or the other. After the exchange at distance 8 the first eight rows of the result need no other, so
 * they are done before the others begin: the operations of a whole square are more than the compiler inlines into one
 * compilation, and the vectors of what it leaves out land on the heap.
 */
final class Transpose16 {
    static final int SIZE = 16;
    private static final int HALF = SIZE / 2;

    private Transpose16() {}

    /** {@code to[at + k width + c] = a[from + min(c, rows - 1) stride + k]} for 16 values of k and of c. */
    static void square(float[] a, int from, int stride, int rows, float[] to, int at, int width) {
        int last = rows - 1;
        for (int side = 0; side < SIZE; side += HALF) {
            VectorMask<Float> theirs = side == 0 ? LaneFolds.UPPER_8 : LaneFolds.LOWER_8;
            int other = HALF - side;
            FloatVector r0 = halves(a, from, stride, Math.min(side, last), Math.min(other, last), theirs);
            FloatVector r1 = halves(a, from, stride, Math.min(side + 1, last), Math.min(other + 1, last), theirs);
            FloatVector r2 = halves(a, from, stride, Math.min(side + 2, last), Math.min(other + 2, last), theirs);
            FloatVector r3 = halves(a, from, stride, Math.min(side + 3, last), Math.min(other + 3, last), theirs);
            FloatVector r4 = halves(a, from, stride, Math.min(side + 4, last), Math.min(other + 4, last), theirs);
            FloatVector r5 = halves(a, from, stride, Math.min(side + 5, last), Math.min(other + 5, last), theirs);
            FloatVector r6 = halves(a, from, stride, Math.min(side + 6, last), Math.min(other + 6, last), theirs);
            FloatVector r7 = halves(a, from, stride, Math.min(side + 7, last), Math.min(other + 7, last), theirs);
            FloatVector low = r0.blend(r4.rearrange(LaneFolds.SWAP_4), LaneFolds.UPPER_4);
            r4 = r0.rearrange(LaneFolds.SWAP_4).blend(r4, LaneFolds.UPPER_4);
            r0 = low;
            low = r1.blend(r5.rearrange(LaneFolds.SWAP_4), LaneFolds.UPPER_4);
            r5 = r1.rearrange(LaneFolds.SWAP_4).blend(r5, LaneFolds.UPPER_4);
            r1 = low;
            low = r2.blend(r6.rearrange(LaneFolds.SWAP_4), LaneFolds.UPPER_4);
            r6 = r2.rearrange(LaneFolds.SWAP_4).blend(r6, LaneFolds.UPPER_4);
            r2 = low;
            low = r3.blend(r7.rearrange(LaneFolds.SWAP_4), LaneFolds.UPPER_4);
            r7 = r3.rearrange(LaneFolds.SWAP_4).blend(r7, LaneFolds.UPPER_4);
            r3 = low;
            low = r0.blend(r2.rearrange(LaneFolds.SWAP_2), LaneFolds.UPPER_2);
            r2 = r0.rearrange(LaneFolds.SWAP_2).blend(r2, LaneFolds.UPPER_2);
            r0 = low;
            low = r1.blend(r3.rearrange(LaneFolds.SWAP_2), LaneFolds.UPPER_2);
            r3 = r1.rearrange(LaneFolds.SWAP_2).blend(r3, LaneFolds.UPPER_2);
            r1 = low;
            low = r4.blend(r6.rearrange(LaneFolds.SWAP_2), LaneFolds.UPPER_2);
            r6 = r4.rearrange(LaneFolds.SWAP_2).blend(r6, LaneFolds.UPPER_2);
            r4 = low;
            low = r5.blend(r7.rearrange(LaneFolds.SWAP_2), LaneFolds.UPPER_2);
            r7 = r5.rearrange(LaneFolds.SWAP_2).blend(r7, LaneFolds.UPPER_2);
            r5 = low;
            low = r0.blend(r1.rearrange(LaneFolds.SWAP_1), LaneFolds.UPPER_1);
            r1 = r0.rearrange(LaneFolds.SWAP_1).blend(r1, LaneFolds.UPPER_1);
            r0 = low;
            low = r2.blend(r3.rearrange(LaneFolds.SWAP_1), LaneFolds.UPPER_1);
            r3 = r2.rearrange(LaneFolds.SWAP_1).blend(r3, LaneFolds.UPPER_1);
            r2 = low;
            low = r4.blend(r5.rearrange(LaneFolds.SWAP_1), LaneFolds.UPPER_1);
            r5 = r4.rearrange(LaneFolds.SWAP_1).blend(r5, LaneFolds.UPPER_1);
            r4 = low;
            low = r6.blend(r7.rearrange(LaneFolds.SWAP_1), LaneFolds.UPPER_1);
            r7 = r6.rearrange(LaneFolds.SWAP_1).blend(r7, LaneFolds.UPPER_1);
            r6 = low;
            int row = at + side * width;
            r0.intoArray(to, row);
            r1.intoArray(to, row + width);
            r2.intoArray(to, row + 2 * width);
            r3.intoArray(to, row + 3 * width);
            r4.intoArray(to, row + 4 * width);
            r5.intoArray(to, row + 5 * width);
            r6.intoArray(to, row + 6 * width);
            r7.intoArray(to, row + 7 * width);
        }
    }

    /** Half of a row, beside it the same half of the other. */
    private static FloatVector halves(float[] a, int from, int stride, int row, int other, VectorMask<Float> theirs) {
        FloatVector swapped =
                FloatVector.fromArray(LaneFolds.S, a, from + other * stride).rearrange(LaneFolds.SWAP_8);
        return FloatVector.fromArray(LaneFolds.S, a, from + row * stride).blend(swapped, theirs);
    }
}
