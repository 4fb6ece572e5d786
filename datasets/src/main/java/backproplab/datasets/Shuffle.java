package backproplab.datasets;

import java.util.Random;

/** Seeded permutations. */
final class Shuffle {
    private Shuffle() {}

    /**
     * Permutes the array in place (Fisher and Yates, from the end): the same seed and length give the same permutation on every machine, since
     * java.util.Random is the one generator of the JDK whose algorithm is part of its specification.
     */
    static void inPlace(int[] values, long seed) {
        Random random = new Random(seed);
        for (int last = values.length - 1; last > 0; last--) {
            int other = random.nextInt(last + 1);
            int kept = values[last];
            values[last] = values[other];
            values[other] = kept;
        }
    }

    /** Mixes a seed with a counter so that neighbouring counters give unrelated streams (the finalizer of SplitMix64). */
    static long mix(long seed, long counter) {
        long z = seed + (counter + 1) * 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
