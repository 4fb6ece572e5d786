package backproplab.manual.ladder;

/** The innermost loops of the reordered rung; all run along memory. */
final class Rows {
    private Rows() {}

    /**
     * Adds a multiple of one run of numbers to another: {@code to[toAt + i] += factor from[fromAt + i]}. No turn waits for the
     * one before. The JIT compiler of JDK 17 makes no vector instructions of it: with its vectoriser switched off ({@code
     * -XX:-UseSuperWord}) it takes as long.
     */
    static void addScaled(int count, float factor, float[] from, int fromAt, float[] to, int toAt) {
        for (int i = 0; i < count; i++) {
            to[toAt + i] += factor * from[fromAt + i];
        }
    }

    /**
     * Sum of products {@code a[aAt + i] b[bAt + i]}. A single sum would wait for its own last addition in every turn, and the
     * compiler may not regroup float additions: four sums run side by side.
     */
    static float dot(int count, float[] a, int aAt, float[] b, int bAt) {
        float s0 = 0;
        float s1 = 0;
        float s2 = 0;
        float s3 = 0;
        int i = 0;
        for (; i + 4 <= count; i += 4) {
            s0 += a[aAt + i] * b[bAt + i];
            s1 += a[aAt + i + 1] * b[bAt + i + 1];
            s2 += a[aAt + i + 2] * b[bAt + i + 2];
            s3 += a[aAt + i + 3] * b[bAt + i + 3];
        }
        for (; i < count; i++) {
            s0 += a[aAt + i] * b[bAt + i];
        }
        return (s0 + s1) + (s2 + s3);
    }

    /** Sum of the numbers {@code a[aAt + i]}, four sums side by side as in {@link #dot}. */
    static float sum(int count, float[] a, int aAt) {
        float s0 = 0;
        float s1 = 0;
        float s2 = 0;
        float s3 = 0;
        int i = 0;
        for (; i + 4 <= count; i += 4) {
            s0 += a[aAt + i];
            s1 += a[aAt + i + 1];
            s2 += a[aAt + i + 2];
            s3 += a[aAt + i + 3];
        }
        for (; i < count; i++) {
            s0 += a[aAt + i];
        }
        return (s0 + s1) + (s2 + s3);
    }
}
