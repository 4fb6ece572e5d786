package backproplab.experiments.reproduce;

import static org.junit.jupiter.api.Assertions.assertEquals;

import backproplab.experiments.reports.Claim;
import backproplab.experiments.reports.Direction;
import backproplab.experiments.reports.Metric;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

/** Which bound each kind of claim is tested against, by differences that are all equal: p is then 1 or 1/64. */
class ClaimEvidenceTest {
    private static final double SHOWN = 1.0 / 64;

    static Claim claim(Direction direction) {
        return new Claim("A1", "text", "arm", Optional.of("other"), Double.NaN, Metric.TEST_ACC_PCT, direction);
    }

    private static void assertTests(
            Direction direction, double difference, double pFor, double against, double distance) {
        double[] six = DoubleStream.generate(() -> difference).limit(6).toArray();
        ClaimEvidence evidence = new ClaimEvidence(claim(direction), "lab", "manual", six, List.of(), Optional.empty());
        String what = direction + " of " + difference;
        assertEquals(pFor, evidence.pFor(), what);
        assertEquals(against, evidence.pAgainst(), what);
        assertEquals(distance, evidence.distance(), 1e-12, what);
    }

    @Test
    void higherAndLowerAreHeldAgainstZero() {
        assertTests(Direction.HIGHER, 0.1, SHOWN, 1, 0.1);
        assertTests(Direction.HIGHER, -0.1, 1, SHOWN, -0.1);
        assertTests(Direction.LOWER, -0.1, SHOWN, 1, 0.1);
        assertTests(Direction.LOWER, 0.1, 1, SHOWN, -0.1);
    }

    @Test
    void noWorseIsHeldAgainstTheMarginOfOnePoint() {
        assertTests(Direction.NOT_HIGHER, 0.9, SHOWN, 1, 0.1);
        assertTests(Direction.NOT_HIGHER, 1.1, 1, SHOWN, -0.1);
        assertTests(Direction.NOT_HIGHER, -5, SHOWN, 1, 6);
        assertTests(Direction.NOT_LOWER, -0.9, SHOWN, 1, 0.1);
        assertTests(Direction.NOT_LOWER, -1.1, 1, SHOWN, -0.1);
    }

    @Test
    void alikeIsHeldAgainstTheMarginOnBothSides() {
        assertTests(Direction.ALIKE, 0.9, SHOWN, 1, 0.1);
        assertTests(Direction.ALIKE, -0.9, SHOWN, 1, 0.1);
        assertTests(Direction.ALIKE, 1.1, 1, 2 * SHOWN, -0.1);
        assertTests(Direction.ALIKE, -1.1, 1, 2 * SHOWN, -0.1);
    }
}
