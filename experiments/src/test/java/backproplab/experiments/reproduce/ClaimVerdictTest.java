package backproplab.experiments.reproduce;

import static org.junit.jupiter.api.Assertions.assertEquals;

import backproplab.experiments.reports.Claim;
import backproplab.experiments.reports.Direction;
import backproplab.experiments.reports.Metric;
import backproplab.experiments.stats.Interval;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ClaimVerdictTest {
    private static final Interval HIGHER = new Interval(3, 2, 4);
    private static final Interval LOWER = new Interval(-3, -4, -2);
    private static final Interval SMALL = new Interval(0.1, -0.5, 0.9);
    private static final Interval WIDE = new Interval(0.5, -3, 4);

    private static String verdict(Direction direction, Interval effect, int seeds, double p, double adjusted) {
        Claim claim = new Claim("A1", "text", "arm", Optional.of("other"), Double.NaN, Metric.TEST_ACC_PCT, direction);
        return ClaimVerdict.of(claim, effect, seeds, p, adjusted);
    }

    @Test
    void fiveSeedsAreTooFewWhateverTheySay() {
        assertEquals("too few seeds", verdict(Direction.HIGHER, HIGHER, 5, 0.0625, 0.0625));
        assertEquals("too few seeds", verdict(Direction.ALIKE, SMALL, 5, 1, 1));
    }

    @Test
    void aDifferenceIsShownOnlyAfterHolmsCorrection() {
        assertEquals("holds", verdict(Direction.HIGHER, HIGHER, 6, 0.03125, 0.03125));
        assertEquals("fails", verdict(Direction.LOWER, HIGHER, 6, 0.03125, 0.03125));
        assertEquals("holds", verdict(Direction.LOWER, LOWER, 6, 0.03125, 0.03125));
        assertEquals("holds (before Holm's correction only)", verdict(Direction.HIGHER, HIGHER, 6, 0.03125, 0.0625));
        assertEquals("fails (before Holm's correction only)", verdict(Direction.HIGHER, LOWER, 6, 0.03125, 0.0625));
        assertEquals("undecided", verdict(Direction.HIGHER, HIGHER, 6, 0.0625, 0.0625));
    }

    @Test
    void noDifferenceIsShownByAnIntervalWithinTheMargin() {
        assertEquals("holds", verdict(Direction.NOT_HIGHER, SMALL, 6, 1, 1));
        assertEquals("holds", verdict(Direction.NOT_HIGHER, LOWER, 6, 0.03125, 1));
        assertEquals("fails", verdict(Direction.NOT_HIGHER, HIGHER, 6, 0.03125, 1));
        assertEquals("undecided", verdict(Direction.NOT_HIGHER, WIDE, 6, 1, 1));
        assertEquals("holds", verdict(Direction.NOT_LOWER, HIGHER, 6, 0.03125, 1));
        assertEquals("fails", verdict(Direction.NOT_LOWER, LOWER, 6, 0.03125, 1));
        assertEquals("undecided", verdict(Direction.NOT_LOWER, WIDE, 6, 1, 1));
        assertEquals("holds", verdict(Direction.ALIKE, SMALL, 6, 1, 1));
        assertEquals("fails", verdict(Direction.ALIKE, LOWER, 6, 0.03125, 1));
        assertEquals("fails", verdict(Direction.ALIKE, HIGHER, 6, 0.03125, 1));
        assertEquals("undecided", verdict(Direction.ALIKE, WIDE, 6, 1, 1));
    }
}
