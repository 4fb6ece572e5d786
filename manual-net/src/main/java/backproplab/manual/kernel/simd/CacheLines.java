package backproplab.manual.kernel.simd;

/** Brings memory into the caches by reading it: Java has no instruction for that. */
final class CacheLines {
    /** Floats of a line of 64 bytes, which all processors with these kernels have. */
    private static final int LINE = 16;

    private CacheLines() {}

    /**
     * Reads a number of each line in [from, to), in ascending order; of up to three lines at the end none.
     *
     * @return something made of all of them, for the caller to keep: reads that nobody needs are left out by the compiler
     */
    static float read(float[] values, int from, int to) {
        float a = 0;
        float b = 0;
        float c = 0;
        float d = 0;
        int at = from;
        // Four sums, so that no addition waits for the one before.
        for (; at + 4 * LINE <= to; at += 4 * LINE) {
            a += values[at];
            b += values[at + LINE];
            c += values[at + 2 * LINE];
            d += values[at + 3 * LINE];
        }
        return a + b + (c + d);
    }
}
