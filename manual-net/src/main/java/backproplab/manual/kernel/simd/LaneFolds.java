package backproplab.manual.kernel.simd;

import backproplab.manual.kernel.LaneTree;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/**
 * As many sums as a vector has lanes, each of one vector's lanes, at once, in the order of {@link LaneTree}.
 *
 * <p>To fold vectors a and b with lanes of distance h: where bit h of the lane's index is 0, lane and partner of a are added,
 * elsewhere those of b. Two vectors become one that holds half as many partial sums of each; L vectors become, after log L
 * rounds, one vector of L sums.
 */
final class LaneFolds {
    static final VectorSpecies<Float> S = SimdKernels.SPECIES;
    private static final int L = S.length();
    static final VectorShuffle<Float> SWAP_8 = swap(8);
    static final VectorShuffle<Float> SWAP_4 = swap(4);
    static final VectorShuffle<Float> SWAP_2 = swap(2);
    static final VectorShuffle<Float> SWAP_1 = swap(1);
    static final VectorMask<Float> UPPER_8 = upper(8);
    static final VectorMask<Float> LOWER_8 = UPPER_8.not();
    static final VectorMask<Float> UPPER_4 = upper(4);
    static final VectorMask<Float> UPPER_2 = upper(2);
    static final VectorMask<Float> UPPER_1 = upper(1);

    private LaneFolds() {}

    private static VectorShuffle<Float> swap(int distance) {
        return VectorShuffle.fromOp(S, lane -> (lane ^ distance) % L);
    }

    private static VectorMask<Float> upper(int distance) {
        boolean[] bits = new boolean[L];
        for (int lane = 0; lane < L; lane++) {
            bits[lane] = (lane & distance) != 0;
        }
        return VectorMask.fromArray(S, bits, 0);
    }

    /** Sum of one vector's lanes, in the order of {@link LaneTree}. */
    static float sum(FloatVector lanes) {
        FloatVector half = lanes;
        if (L > 8) {
            half = half.add(half.rearrange(SWAP_8));
        }
        if (L > 4) {
            half = half.add(half.rearrange(SWAP_4));
        }
        half = half.add(half.rearrange(SWAP_2));
        return half.add(half.rearrange(SWAP_1)).lane(0);
    }

    /** Sums of the L vectors that start at {@code at}, which may be overwritten. */
    static void sums(float[] lanes, int at, float[] sums, int to) {
        if (L == 16) {
            sumsOf16(lanes, at, sums, to);
            return;
        }
        if (L == 8) {
            fold4(lanes, at);
        }
        fold2(lanes, at);
        fold1(lanes, at);
        System.arraycopy(lanes, at, sums, to, L);
    }

    /**
     * The widest case, with memory in between but once: with narrow layers the sums would cost more than the products. All in one piece would be
     * more operations than the compiler inlines in one compilation, and what comes last would land on the heap.
     */
    private static void sumsOf16(float[] lanes, int at, float[] sums, int to) {
        for (int i = at; i < at + 4 * L; i += L) {
            fold8And4(lanes, i);
        }
        fold2And1(lanes, at, sums, to);
    }

    private static void fold8And4(float[] lanes, int at) {
        FloatVector r0 = FloatVector.fromArray(S, lanes, at);
        FloatVector r4 = FloatVector.fromArray(S, lanes, at + 4 * L);
        FloatVector r8 = FloatVector.fromArray(S, lanes, at + 8 * L);
        FloatVector r12 = FloatVector.fromArray(S, lanes, at + 12 * L);
        r0 = r0.rearrange(SWAP_8).blend(r8, UPPER_8).add(r0.blend(r8.rearrange(SWAP_8), UPPER_8));
        r4 = r4.rearrange(SWAP_8).blend(r12, UPPER_8).add(r4.blend(r12.rearrange(SWAP_8), UPPER_8));
        r0.rearrange(SWAP_4)
                .blend(r4, UPPER_4)
                .add(r0.blend(r4.rearrange(SWAP_4), UPPER_4))
                .intoArray(lanes, at);
    }

    private static void fold2And1(float[] lanes, int at, float[] sums, int to) {
        FloatVector r0 = FloatVector.fromArray(S, lanes, at);
        FloatVector r1 = FloatVector.fromArray(S, lanes, at + L);
        FloatVector r2 = FloatVector.fromArray(S, lanes, at + 2 * L);
        FloatVector r3 = FloatVector.fromArray(S, lanes, at + 3 * L);
        r0 = r0.rearrange(SWAP_2).blend(r2, UPPER_2).add(r0.blend(r2.rearrange(SWAP_2), UPPER_2));
        r1 = r1.rearrange(SWAP_2).blend(r3, UPPER_2).add(r1.blend(r3.rearrange(SWAP_2), UPPER_2));
        r0.rearrange(SWAP_1)
                .blend(r1, UPPER_1)
                .add(r0.blend(r1.rearrange(SWAP_1), UPPER_1))
                .intoArray(sums, to);
    }

    private static void fold4(float[] lanes, int at) {
        for (int i = at; i < at + 4 * L; i += L) {
            FloatVector a = FloatVector.fromArray(S, lanes, i);
            FloatVector b = FloatVector.fromArray(S, lanes, i + 4 * L);
            FloatVector near = a.blend(b.rearrange(SWAP_4), UPPER_4);
            a.rearrange(SWAP_4).blend(b, UPPER_4).add(near).intoArray(lanes, i);
        }
    }

    private static void fold2(float[] lanes, int at) {
        for (int i = at; i < at + 2 * L; i += L) {
            FloatVector a = FloatVector.fromArray(S, lanes, i);
            FloatVector b = FloatVector.fromArray(S, lanes, i + 2 * L);
            FloatVector near = a.blend(b.rearrange(SWAP_2), UPPER_2);
            a.rearrange(SWAP_2).blend(b, UPPER_2).add(near).intoArray(lanes, i);
        }
    }

    private static void fold1(float[] lanes, int at) {
        for (int i = at; i < at + 1 * L; i += L) {
            FloatVector a = FloatVector.fromArray(S, lanes, i);
            FloatVector b = FloatVector.fromArray(S, lanes, i + 1 * L);
            FloatVector near = a.blend(b.rearrange(SWAP_1), UPPER_1);
            a.rearrange(SWAP_1).blend(b, UPPER_1).add(near).intoArray(lanes, i);
        }
    }
}
