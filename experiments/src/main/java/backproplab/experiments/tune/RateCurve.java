package backproplab.experiments.tune;

import java.util.ArrayList;
import java.util.List;

/**
 * The losses of a range test while its rate grows, and when it is over.
 *
 * <p>Smoothed is the exponential mean with the correction of its start: {@code m_k = b m_(k-1) + (1 - b) loss_k}, of which {@code m_k / (1
 * - b^k)} is kept. The mean looks back over about {@code 1 / (1 - b)} steps, and {@code b} is chosen so that these are a fortieth of all
 * steps, a fifth of a power of ten of the rate, whatever their number: {@code b = 1 - 40 / steps}, at least 0 and at most 0.98.
 *
 * <p>The first tenth of the steps is its run-up: its rates move nothing yet, and in the beginning the corrected mean is one loss. What is smallest
 * counts from the end of it on, when the mean looks back over a whole window.
 */
public final class RateCurve {
    /** From so many times the smallest smoothed loss on nothing more is to be learned: {@value}. */
    public static final double WORST = 4;

    private static final double WINDOWS = 40;
    private static final int TENTH = 10;
    private static final int LEAST_FLAT = 3;
    private static final double MOST_KEPT = 0.98;

    /** What ended it. */
    public enum End {
        /** All rates were tried. */
        LAST_RATE,
        /** The smoothed loss was {@value RateCurve#WORST} times its smallest value. */
        ROSE,
        /** The loss was no finite number any more. */
        NOT_FINITE
    }

    private final int steps;
    private final double kept;
    private final List<RatePoint> points = new ArrayList<>();
    private double mean;
    private double least = Double.POSITIVE_INFINITY;
    private End end;

    /**
     * A curve without points.
     *
     * @param steps how many rates are tried if nothing ends it early, at least 1
     */
    RateCurve(int steps) {
        this.steps = steps;
        kept = Math.max(0, Math.min(MOST_KEPT, 1 - WINDOWS / steps));
    }

    /**
     * Takes a step's loss.
     *
     * @param rate of the step
     * @param loss of its batch before the update
     * @return whether another step is to follow
     */
    boolean add(double rate, double loss) {
        int step = points.size() + 1;
        mean = kept * mean + (1 - kept) * loss;
        double smoothed = mean / (1 - StrictMath.pow(kept, step));
        points.add(new RatePoint(step, rate, loss, smoothed));
        if (step >= flat()) {
            least = Math.min(least, smoothed);
        }
        if (!Double.isFinite(loss)) {
            end = End.NOT_FINITE;
        } else if (smoothed > WORST * least) {
            end = End.ROSE;
        } else if (step == steps) {
            end = End.LAST_RATE;
        }
        return end == null;
    }

    /** How many steps the run-up has: a tenth of all, at least {@value #LEAST_FLAT}; never fewer than {@code 1 / (1 - b)}. */
    int flat() {
        return Math.max(LEAST_FLAT, steps / TENTH);
    }

    /** b, the share of the mean that stays from step to step. */
    double kept() {
        return kept;
    }

    /**
     * What ended it.
     *
     * @return null while it is not over
     */
    public End end() {
        return end;
    }

    /**
     * Every step; the last loss may be no finite number.
     *
     * @return in their order
     */
    public List<RatePoint> points() {
        return List.copyOf(points);
    }
}
