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
}
