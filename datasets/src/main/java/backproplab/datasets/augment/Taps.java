package backproplab.datasets.augment;

/**
 * Which of the old pixels along one axis make each new one, and with what weight; the weights of a new pixel sum to 1.
 *
 * <p>New pixel i lies at (i + 1/2) * scale, scale = old size / new size, measured from the outer edge of the first old pixel; old pixel k lies at k + 1/2.
 *
 * <ul>
 *   <li>Enlarging (scale at most 1): the two nearest old pixels count by their nearness; beyond the outermost centres the outermost pixel counts alone.
 *   <li>Shrinking: every old pixel nearer than scale counts, by 1 - distance / scale (a triangle), so none is missed.
 * </ul>
 */
final class Taps {
    /** The first old pixel of each new one. */
    private final int[] first;

    private final double[][] weights;

    private Taps(int newSize) {
        first = new int[newSize];
        weights = new double[newSize][];
    }

    static Taps of(int oldSize, int newSize) {
        Taps taps = new Taps(newSize);
        double scale = (double) oldSize / newSize;
        for (int i = 0; i < newSize; i++) {
            if (newSize >= oldSize) {
                taps.nearest(i, Math.max(0, Math.min(oldSize - 1, (i + 0.5) * oldSize / newSize - 0.5)));
            } else {
                taps.triangle(i, (i + 0.5) * scale, scale, oldSize);
            }
        }
        return taps;
    }

    private void nearest(int i, double place) {
        first[i] = (int) place;
        double share = place - first[i];
        weights[i] = share == 0 ? new double[] {1} : new double[] {1 - share, share};
    }

    private void triangle(int i, double centre, double scale, int oldSize) {
        int from = (int) Math.max(0, Math.ceil(centre - scale - 0.5));
        int to = (int) Math.min(oldSize - 1, Math.floor(centre + scale - 0.5));
        first[i] = from;
        weights[i] = new double[to - from + 1];
        double sum = 0;
        for (int k = from; k <= to; k++) {
            weights[i][k - from] = 1 - Math.abs(k + 0.5 - centre) / scale;
            sum += weights[i][k - from];
        }
        for (int k = 0; k < weights[i].length; k++) {
            weights[i][k] /= sum;
        }
    }

    /** The first old pixel that counts for a new one. */
    int first(int i) {
        return first[i];
    }

    /** One more than the last old pixel that counts for a new one; never falls from one new pixel to the next. */
    int end(int i) {
        return first[i] + weights[i].length;
    }

    /** How much an old pixel between {@link #first} and {@link #end} counts. */
    double weight(int i, int old) {
        return weights[i][old - first[i]];
    }

    /** Makes a new line of an old one. */
    void apply(double[] old, double[] line) {
        for (int i = 0; i < line.length; i++) {
            double sum = 0;
            double[] shares = weights[i];
            for (int k = 0; k < shares.length; k++) {
                sum += shares[k] * old[first[i] + k];
            }
            line[i] = sum;
        }
    }
}
