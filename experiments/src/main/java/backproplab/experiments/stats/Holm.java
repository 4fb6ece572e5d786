package backproplab.experiments.stats;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Holm's correction for many tests at once (Holm 1979): the smallest of m p-values is multiplied by m, the next by m - 1 and so
 * on; none becomes smaller than one before it, or larger than 1. If all that is below 0.05 afterwards counts as shown, the chance
 * that anything at all is shown wrongly is at most 0.05.
 */
public final class Holm {
    private Holm() {}

    /**
     * Adjusts p-values.
     *
     * @param p of each test, in any order, none NaN
     * @return adjusted, in the same order
     */
    public static double[] adjust(double... p) {
        int[] order = IntStream.range(0, p.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> p[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] adjusted = new double[p.length];
        double before = 0;
        for (int rank = 0; rank < p.length; rank++) {
            before = Math.max(before, Math.min(1, (p.length - rank) * p[order[rank]]));
            adjusted[order[rank]] = before;
        }
        return adjusted;
    }
}
