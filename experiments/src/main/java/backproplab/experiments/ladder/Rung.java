package backproplab.experiments.ladder;

import java.util.Locale;

/**
 * The rungs, slowest first. Each changes one thing against the rung before; Deeplearning4j, the last, is what they are
 * measured against.
 */
public enum Rung {
    /** Textbook loops in double precision. */
    LOOPS_DOUBLE(2),
    /** The same loops in float. */
    LOOPS_FLOAT(2),
    /** The innermost loop along memory. */
    LOOPS_REORDERED(4),
    /** Matrix products over an im2col matrix, plain Java kernels, new arrays in every step. */
    IM2COL_MATMUL(5),
    /** The same products with SIMD kernels. */
    SIMD(20),
    /** Buffers planned once, patches read in place, updates in the pass that finds the gradient. */
    REUSED_FUSED(60),
    /** All threads. */
    THREADS(100),
    /** Deeplearning4j with the threads that suit it best. */
    DL4J(20);

    private final double typicalGflops;

    Rung(double typicalGflops) {
        this.typicalGflops = typicalGflops;
    }

    /**
     * What follows {@code --rungs}, and the cell in the CSV.
     *
     * @return for example {@code loops-double}
     */
    public String token() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Roughly what this rung reaches on one or two cores, in 10^9 multiplications and additions per second. */
    double typicalGflops() {
        return typicalGflops;
    }
}
