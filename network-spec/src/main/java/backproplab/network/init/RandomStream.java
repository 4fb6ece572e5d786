package backproplab.network.init;

import java.util.SplittableRandom;

/** Seeded uniform and normal numbers whose bits do not depend on the JDK's version or machine. */
public final class RandomStream {
    private final SplittableRandom random;
    private double spare;
    private boolean hasSpare;

    /**
     * A stream.
     *
     * @param seed equal seeds give equal numbers
     */
    public RandomStream(long seed) {
        random = new SplittableRandom(seed);
    }

    /**
     * A uniform number.
     *
     * @return in [-1, 1)
     */
    public double symmetric() {
        return 2 * uniform() - 1;
    }

    private double uniform() {
        return (random.nextLong() >>> 11) * 0x1p-53;
    }

    /**
     * A standard normal number, by Marsaglia's polar method with {@link StrictMath}.
     *
     * @return N(0, 1)
     */
    public double gaussian() {
        if (hasSpare) {
            hasSpare = false;
            return spare;
        }
        double u;
        double v;
        double square;
        do {
            u = symmetric();
            v = symmetric();
            square = u * u + v * v;
        } while (square >= 1 || square == 0);
        double factor = StrictMath.sqrt(-2 * StrictMath.log(square) / square);
        spare = v * factor;
        hasSpare = true;
        return u * factor;
    }
}
