package backproplab.manual.kernel.simd;

import jdk.incubator.vector.FloatVector;

/**
 * Transposes 16 rows of 16 numbers in registers, for vectors of 16 lanes.
 *
 * <p>Exchanging one bit of the row's number with the same bit of the lane's number, for each of the four bits, transposes the
 * square. One exchange at distance d turns two rows into two: lanes swap with their partner at distance d, and a blend takes
 * each lane from one row or the other.
 */
final class Transpose16 {
    static final int SIZE = 16;

    private Transpose16() {}

    /** {@code to[at + k width + c] = a[from + min(c, rows - 1) stride + k]} for 16 values of k and of c. */
    static void square(float[] a, int from, int stride, int rows, float[] to, int at, int width) {
        int last = rows - 1;
        FloatVector r0 = FloatVector.fromArray(LaneFolds.S, a, from);
        FloatVector r1 = FloatVector.fromArray(LaneFolds.S, a, from + Math.min(1, last) * stride);
        FloatVector r2 = FloatVector.fromArray(LaneFolds.S, a, from + Math.min(2, last) * stride);
        FloatVector r3 = FloatVector.fromArray(LaneFolds.S, a, from + Math.min(3, last) * stride);
        FloatVector r4 = FloatVector.fromArray(LaneFolds.S, a, from + Math.min(4, last) * stride);
        FloatVector r5 = FloatVector.fromArray(LaneFolds.S, a, from + Math.min(5, last) * stride);
        FloatVector r6 = FloatVector.fromArray(LaneFolds.S, a, from + Math.min(6, last) * stride);
        FloatVector r7 = FloatVector.fromArray(LaneFolds.S, a, from + Math.min(7, last) * stride);
        FloatVector r8 = FloatVector.fromArray(LaneFolds.S, a, from + Math.min(8, last) * stride);
        FloatVector r9 = FloatVector.fromArray(LaneFolds.S, a, from + Math.min(9, last) * stride);
        FloatVector r10 = FloatVector.fromArray(LaneFolds.S, a, from + Math.min(10, last) * stride);
        FloatVector r11 = FloatVector.fromArray(LaneFolds.S, a, from + Math.min(11, last) * stride);
        FloatVector r12 = FloatVector.fromArray(LaneFolds.S, a, from + Math.min(12, last) * stride);
        FloatVector r13 = FloatVector.fromArray(LaneFolds.S, a, from + Math.min(13, last) * stride);
        FloatVector r14 = FloatVector.fromArray(LaneFolds.S, a, from + Math.min(14, last) * stride);
        FloatVector r15 = FloatVector.fromArray(LaneFolds.S, a, from + Math.min(15, last) * stride);
        FloatVector low = r0.blend(r8.rearrange(LaneFolds.SWAP_8), LaneFolds.UPPER_8);
        r8 = r0.rearrange(LaneFolds.SWAP_8).blend(r8, LaneFolds.UPPER_8);
        r0 = low;
        low = r1.blend(r9.rearrange(LaneFolds.SWAP_8), LaneFolds.UPPER_8);
        r9 = r1.rearrange(LaneFolds.SWAP_8).blend(r9, LaneFolds.UPPER_8);
        r1 = low;
        low = r2.blend(r10.rearrange(LaneFolds.SWAP_8), LaneFolds.UPPER_8);
        r10 = r2.rearrange(LaneFolds.SWAP_8).blend(r10, LaneFolds.UPPER_8);
        r2 = low;
        low = r3.blend(r11.rearrange(LaneFolds.SWAP_8), LaneFolds.UPPER_8);
        r11 = r3.rearrange(LaneFolds.SWAP_8).blend(r11, LaneFolds.UPPER_8);
        r3 = low;
        low = r4.blend(r12.rearrange(LaneFolds.SWAP_8), LaneFolds.UPPER_8);
        r12 = r4.rearrange(LaneFolds.SWAP_8).blend(r12, LaneFolds.UPPER_8);
        r4 = low;
        low = r5.blend(r13.rearrange(LaneFolds.SWAP_8), LaneFolds.UPPER_8);
        r13 = r5.rearrange(LaneFolds.SWAP_8).blend(r13, LaneFolds.UPPER_8);
        r5 = low;
        low = r6.blend(r14.rearrange(LaneFolds.SWAP_8), LaneFolds.UPPER_8);
        r14 = r6.rearrange(LaneFolds.SWAP_8).blend(r14, LaneFolds.UPPER_8);
        r6 = low;
        low = r7.blend(r15.rearrange(LaneFolds.SWAP_8), LaneFolds.UPPER_8);
        r15 = r7.rearrange(LaneFolds.SWAP_8).blend(r15, LaneFolds.UPPER_8);
        r7 = low;
        low = r0.blend(r4.rearrange(LaneFolds.SWAP_4), LaneFolds.UPPER_4);
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
        low = r8.blend(r12.rearrange(LaneFolds.SWAP_4), LaneFolds.UPPER_4);
        r12 = r8.rearrange(LaneFolds.SWAP_4).blend(r12, LaneFolds.UPPER_4);
        r8 = low;
        low = r9.blend(r13.rearrange(LaneFolds.SWAP_4), LaneFolds.UPPER_4);
        r13 = r9.rearrange(LaneFolds.SWAP_4).blend(r13, LaneFolds.UPPER_4);
        r9 = low;
        low = r10.blend(r14.rearrange(LaneFolds.SWAP_4), LaneFolds.UPPER_4);
        r14 = r10.rearrange(LaneFolds.SWAP_4).blend(r14, LaneFolds.UPPER_4);
        r10 = low;
        low = r11.blend(r15.rearrange(LaneFolds.SWAP_4), LaneFolds.UPPER_4);
        r15 = r11.rearrange(LaneFolds.SWAP_4).blend(r15, LaneFolds.UPPER_4);
        r11 = low;
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
        low = r8.blend(r10.rearrange(LaneFolds.SWAP_2), LaneFolds.UPPER_2);
        r10 = r8.rearrange(LaneFolds.SWAP_2).blend(r10, LaneFolds.UPPER_2);
        r8 = low;
        low = r9.blend(r11.rearrange(LaneFolds.SWAP_2), LaneFolds.UPPER_2);
        r11 = r9.rearrange(LaneFolds.SWAP_2).blend(r11, LaneFolds.UPPER_2);
        r9 = low;
        low = r12.blend(r14.rearrange(LaneFolds.SWAP_2), LaneFolds.UPPER_2);
        r14 = r12.rearrange(LaneFolds.SWAP_2).blend(r14, LaneFolds.UPPER_2);
        r12 = low;
        low = r13.blend(r15.rearrange(LaneFolds.SWAP_2), LaneFolds.UPPER_2);
        r15 = r13.rearrange(LaneFolds.SWAP_2).blend(r15, LaneFolds.UPPER_2);
        r13 = low;
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
        low = r8.blend(r9.rearrange(LaneFolds.SWAP_1), LaneFolds.UPPER_1);
        r9 = r8.rearrange(LaneFolds.SWAP_1).blend(r9, LaneFolds.UPPER_1);
        r8 = low;
        low = r10.blend(r11.rearrange(LaneFolds.SWAP_1), LaneFolds.UPPER_1);
        r11 = r10.rearrange(LaneFolds.SWAP_1).blend(r11, LaneFolds.UPPER_1);
        r10 = low;
        low = r12.blend(r13.rearrange(LaneFolds.SWAP_1), LaneFolds.UPPER_1);
        r13 = r12.rearrange(LaneFolds.SWAP_1).blend(r13, LaneFolds.UPPER_1);
        r12 = low;
        low = r14.blend(r15.rearrange(LaneFolds.SWAP_1), LaneFolds.UPPER_1);
        r15 = r14.rearrange(LaneFolds.SWAP_1).blend(r15, LaneFolds.UPPER_1);
        r14 = low;
        r0.intoArray(to, at);
        r1.intoArray(to, at + width);
        r2.intoArray(to, at + 2 * width);
        r3.intoArray(to, at + 3 * width);
        r4.intoArray(to, at + 4 * width);
        r5.intoArray(to, at + 5 * width);
        r6.intoArray(to, at + 6 * width);
        r7.intoArray(to, at + 7 * width);
        r8.intoArray(to, at + 8 * width);
        r9.intoArray(to, at + 9 * width);
        r10.intoArray(to, at + 10 * width);
        r11.intoArray(to, at + 11 * width);
        r12.intoArray(to, at + 12 * width);
        r13.intoArray(to, at + 13 * width);
        r14.intoArray(to, at + 14 * width);
        r15.intoArray(to, at + 15 * width);
    }
}
