package backproplab.manual.kernel.simd;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Twelve independent chains of fused multiply-adds that touch no memory: what the arithmetic units can do at most. A unit
 * takes four to five cycles for an addition and there are two, so ten chains keep both busy.
 *
 * <p>Four rounds are written out, in a loop that the compiler does not take for a counted one ({@link Tile12x2} says why): what a loop
 * costs beside twelve additions would make a register tile look faster than the peak.
 */
final class FmaChains {
    static final int CHAINS = 12;

    /** Rounds written out. */
    static final int UNROLLED = 4;

    private static final VectorSpecies<Float> S = SimdKernels.SPECIES;

    private FmaChains() {}

    /**
     * Runs the chains and returns a value that depends on all of them; the result stays finite for |factor| below 1. Rounds are
     * rounded up to a multiple of four.
     */
    static float run(int rounds, float factor) {
        FloatVector x = FloatVector.broadcast(S, factor);
        FloatVector y = FloatVector.broadcast(S, 1f);
        FloatVector c0 = x;
        FloatVector c1 = c0.add(y);
        FloatVector c2 = c1.add(y);
        FloatVector c3 = c2.add(y);
        FloatVector c4 = c3.add(y);
        FloatVector c5 = c4.add(y);
        FloatVector c6 = c5.add(y);
        FloatVector c7 = c6.add(y);
        FloatVector c8 = c7.add(y);
        FloatVector c9 = c8.add(y);
        FloatVector c10 = c9.add(y);
        FloatVector c11 = c10.add(y);
        int end = (rounds + UNROLLED - 1) / UNROLLED * UNROLLED;
        for (int i = 0; i != end; i += UNROLLED) {
            c0 = c0.fma(x, y);
            c1 = c1.fma(x, y);
            c2 = c2.fma(x, y);
            c3 = c3.fma(x, y);
            c4 = c4.fma(x, y);
            c5 = c5.fma(x, y);
            c6 = c6.fma(x, y);
            c7 = c7.fma(x, y);
            c8 = c8.fma(x, y);
            c9 = c9.fma(x, y);
            c10 = c10.fma(x, y);
            c11 = c11.fma(x, y);
            c0 = c0.fma(x, y);
            c1 = c1.fma(x, y);
            c2 = c2.fma(x, y);
            c3 = c3.fma(x, y);
            c4 = c4.fma(x, y);
            c5 = c5.fma(x, y);
            c6 = c6.fma(x, y);
            c7 = c7.fma(x, y);
            c8 = c8.fma(x, y);
            c9 = c9.fma(x, y);
            c10 = c10.fma(x, y);
            c11 = c11.fma(x, y);
            c0 = c0.fma(x, y);
            c1 = c1.fma(x, y);
            c2 = c2.fma(x, y);
            c3 = c3.fma(x, y);
            c4 = c4.fma(x, y);
            c5 = c5.fma(x, y);
            c6 = c6.fma(x, y);
            c7 = c7.fma(x, y);
            c8 = c8.fma(x, y);
            c9 = c9.fma(x, y);
            c10 = c10.fma(x, y);
            c11 = c11.fma(x, y);
            c0 = c0.fma(x, y);
            c1 = c1.fma(x, y);
            c2 = c2.fma(x, y);
            c3 = c3.fma(x, y);
            c4 = c4.fma(x, y);
            c5 = c5.fma(x, y);
            c6 = c6.fma(x, y);
            c7 = c7.fma(x, y);
            c8 = c8.fma(x, y);
            c9 = c9.fma(x, y);
            c10 = c10.fma(x, y);
            c11 = c11.fma(x, y);
        }
        FloatVector low = c0.add(c1).add(c2.add(c3)).add(c4.add(c5));
        return low.add(c6.add(c7)).add(c8.add(c9)).add(c10.add(c11)).lane(0);
    }
}
