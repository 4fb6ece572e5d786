package backproplab.experiments.tune;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import org.apache.commons.statistics.descriptive.Mean;
import org.apache.commons.statistics.descriptive.StandardDeviation;

/**
 * What a range test says of the learning rate (L. N. Smith, "Cyclical Learning Rates for Training Neural Networks", 2017, section 3.3: from
 * where a network begins to learn to where it becomes worse; the rate there grows by equal steps, here by equal factors).
 *
 * <p>The rule, on the smoothed loss. The level is the mean loss of the first tenth of the steps, whose rates move nothing yet. The loss falls
 * if its smallest value from the end of that tenth on is below the level by more than a twentieth of it and by more than three times the scatter of that tenth. It begins to fall
 * behind the last step, before its smallest value, at which not a tenth of the way down is done. It begins to rise where it is smallest. Suggested is
 * a tenth of that rate, or where the fall begins if that is more, with two digits: an order of magnitude away from where training breaks.
 * Where the loss is steepest would be another choice; of a few noisy steps it is often a matter of chance.
 *
 * @param finding what was found
 * @param from the rate at which the loss begins to fall; NaN if it never does
 * @param to the rate at which it begins to rise, or the largest if it never does; NaN likewise
 * @param suggested what to train with; NaN likewise
 */
public record RateRange(Finding finding, double from, double to, double suggested) {
    private static final double LEAST_FALL = 0.05;
    private static final double SCATTERS = 3;
    private static final double BEGUN = 0.1;
    private static final double BELOW = 10;
    private static final MathContext DIGITS = new MathContext(2);

    /** What a curve shows. */
    public enum Finding {
        /** The loss falls and rises again. */
        RISES,
        /** It falls and still does so at the largest rate. */
        STILL_FALLS,
        /** It never falls. */
        NEVER_FALLS,
        /** The first loss is no finite number, when no rate has done anything yet. */
        BROKEN;

        /**
         * Whether there is a range.
         *
         * @return true for {@link #RISES} and {@link #STILL_FALLS}
         */
        public boolean found() {
            return this == RISES || this == STILL_FALLS;
        }
    }

    /**
     * Reads a curve that is over.
     *
     * @param curve of a range test
     * @return what it says
     */
    public static RateRange of(RateCurve curve) {
        List<RatePoint> points = curve.points().stream()
                .filter(point -> Double.isFinite(point.loss()))
                .toList();
        if (points.isEmpty()) {
            return none(Finding.BROKEN);
        }
        int flat = Math.min(points.size(), curve.flat());
        double[] first =
                points.stream().limit(flat).mapToDouble(RatePoint::loss).toArray();
        double level = Mean.of(first).getAsDouble();
        int lowest = lowest(points, flat - 1);
        double fall = level - points.get(lowest).smoothed();
        if (!(fall > Math.max(LEAST_FALL * level, SCATTERS * scatter(first, curve.kept())))) {
            return none(Finding.NEVER_FALLS);
        }
        double begun = level - BEGUN * fall;
        int start = lowest;
        while (start > flat - 1 && points.get(start - 1).smoothed() < begun) {
            start--;
        }
        RatePoint last = points.get(points.size() - 1);
        boolean rises = curve.end() != RateCurve.End.LAST_RATE || last.smoothed() > level - (1 - BEGUN) * fall;
        double from = points.get(start).rate();
        double to = rises ? points.get(lowest).rate() : last.rate();
        double suggested = Math.max(from, to / BELOW);
        return new RateRange(
                rises ? Finding.RISES : Finding.STILL_FALLS,
                from,
                to,
                BigDecimal.valueOf(suggested).round(DIGITS).doubleValue());
    }

    private static RateRange none(Finding finding) {
        return new RateRange(finding, Double.NaN, Double.NaN, Double.NaN);
    }

    /** Where the smoothed loss is smallest, from a point on. */
    private static int lowest(List<RatePoint> points, int first) {
        int lowest = first;
        for (int i = first + 1; i < points.size(); i++) {
            if (points.get(i).smoothed() < points.get(lowest).smoothed()) {
                lowest = i;
            }
        }
        return lowest;
    }

    /** Deviation of an exponential mean of losses that differ by chance: theirs times {@code sqrt((1 - b) / (1 + b))}. */
    private static double scatter(double[] losses, double kept) {
        return losses.length < 2 ? 0 : StandardDeviation.of(losses).getAsDouble() * Math.sqrt((1 - kept) / (1 + kept));
    }

    /**
     * Whether a rate lies in the range.
     *
     * @param rate a learning rate
     * @return false where there is no range
     */
    public boolean contains(double rate) {
        return rate >= from && rate <= to;
    }
}
