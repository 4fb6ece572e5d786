package backproplab.experiments.tune;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

/** Curves worked out by hand: 33 rates from 1e-7 to 10, four to a power of ten, of so few that nothing is smoothed. */
class RateRangeTest {
    private static final int STEPS = 33;
    private static final double FLAT = 2.3;

    private static RateCurve curve(IntToDoubleFunction loss) {
        RateCurve curve = new RateCurve(STEPS);
        GrowingRate rates = new GrowingRate(1e-7, 10, STEPS);
        int step = 1;
        while (curve.add(rates.at(step), loss.applyAsDouble(step))) {
            step++;
        }
        return curve;
    }

    private static void none(RateRange.Finding finding, RateRange range) {
        assertEquals(finding, range.finding());
        assertTrue(Double.isNaN(range.from()) && Double.isNaN(range.to()) && Double.isNaN(range.suggested()));
        assertFalse(range.contains(1e-3));
        assertFalse(finding.found());
    }

    /** Flat to 1e-4 (step 13), down by 0.2 a step to 0.7 at 1e-2 (step 21), up to 0.9, 1.7 and 3, above four times 0.7. */
    private static double fallingThenExploding(int step) {
        double[] after = {0.9, 1.7, 3};
        return step <= 13 ? FLAT : step <= 21 ? FLAT - 0.2 * (step - 13) : after[step - 22];
    }

    @Test
    void fallingThenExploding() {
        RateCurve curve = curve(RateRangeTest::fallingThenExploding);
        assertEquals(24, curve.points().size());
        RateRange range = RateRange.of(curve);
        assertEquals(RateRange.Finding.RISES, range.finding());
        assertEquals(1.77828e-4, range.from(), "step 14: 2.1 is below 2.3 - 0.16");
        assertEquals(1e-2, range.to(), 1e-17);
        assertEquals(1e-3, range.suggested());
        assertTrue(range.contains(1e-3) && range.contains(range.from()) && range.contains(range.to()));
        assertFalse(range.contains(1e-4));
        assertFalse(range.contains(0.0178));
    }

    /** The same, but the loss is infinite at once where it rose. */
    @Test
    void fallingThenInfinite() {
        RateRange range =
                RateRange.of(curve(step -> step == 22 ? Double.POSITIVE_INFINITY : fallingThenExploding(step)));
        assertEquals(RateRange.Finding.RISES, range.finding());
        assertEquals(1e-2, range.to(), 1e-17);
    }

    @Test
    void fallingToTheEnd() {
        RateRange range = RateRange.of(curve(step -> step <= 12 ? FLAT : FLAT - 0.1 * (step - 12)));
        assertEquals(RateRange.Finding.STILL_FALLS, range.finding());
        assertEquals(10, range.to());
        assertEquals(1, range.suggested());
        assertEquals(3.16228e-4, range.from(), "step 15: 2.0 is below 2.3 - 0.21");
    }

    /** All of the fall within two steps: a tenth of where it ends would be where nothing happens. */
    @Test
    void aSuddenFallSuggestsItsBeginning() {
        RateRange range = RateRange.of(curve(step -> step <= 20 ? FLAT : step <= 22 ? 1.0 : 3.0));
        assertEquals(1e-2, range.from(), 1e-17);
        assertEquals(1e-2, range.to(), 1e-17);
        assertEquals(1e-2, range.suggested());
    }

    @Test
    void neverFalling() {
        none(RateRange.Finding.NEVER_FALLS, RateRange.of(curve(step -> FLAT)));
        none(RateRange.Finding.NEVER_FALLS, RateRange.of(curve(step -> step <= 20 ? FLAT : FLAT + step - 20)));
        // A twentieth is too little to be called learning.
        none(RateRange.Finding.NEVER_FALLS, RateRange.of(curve(step -> step <= 20 ? FLAT : 0.96 * FLAT)));
    }

    /** Losses that jump by half from batch to batch: one that is lower by as much shows nothing. */
    @Test
    void scatterIsNoFall() {
        none(RateRange.Finding.NEVER_FALLS, RateRange.of(curve(step -> step % 2 == 0 ? 1 : 2)));
    }

    @Test
    void notANumberAtTheFirstStep() {
        RateCurve curve = curve(step -> Double.NaN);
        assertEquals(1, curve.points().size());
        none(RateRange.Finding.BROKEN, RateRange.of(curve));
    }

    @Test
    void notANumberBeforeItFell() {
        RateCurve curve = curve(step -> step < 5 ? FLAT : Double.NaN);
        assertEquals(RateCurve.End.NOT_FINITE, curve.end());
        none(RateRange.Finding.NEVER_FALLS, RateRange.of(curve));
    }
}
