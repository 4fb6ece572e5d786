package backproplab.experiments.tune;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

/** Curves worked out by hand: 33 rates from 1e-7 to 10, four to a power of ten, of so few that nothing is smoothed. */
class RateRangeTest {
    private static final int STEPS = 33;
    private static final double FLAT = 2.3;

    private static RateCurve curve(IntToDoubleFunction loss) {
        return curve(STEPS, loss);
    }

    private static RateCurve curve(int steps, IntToDoubleFunction loss) {
        RateCurve curve = new RateCurve(steps);
        GrowingRate rates = new GrowingRate(1e-7, 10, steps);
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

    /** 2,000 steps, losses that differ by up to 0.4 from batch to batch; the first one is the lowest that the mean ever is. */
    private static RateCurve noisy(IntToDoubleFunction loss) {
        SplittableRandom random = new SplittableRandom(7);
        return curve(2000, step -> loss.applyAsDouble(step) + (step == 1 ? -0.4 : random.nextDouble(-0.4, 0.4)));
    }

    @Test
    void noiseOfTheFirstStepsIsNoFall() {
        RateCurve curve = noisy(step -> step <= 1500 ? FLAT : FLAT + 0.05 * (step - 1500));
        assertEquals(1.9, curve.points().get(0).smoothed(), 1e-12);
        assertEquals(RateCurve.End.ROSE, curve.end());
        none(RateRange.Finding.NEVER_FALLS, RateRange.of(curve));
    }

    /** Flat to 1e-4 (step 750), down to 0.8 at step 1500, then up. */
    @Test
    void aFallIsFoundInNoise() {
        RateRange range = RateRange.of(noisy(
                step -> step <= 750 ? FLAT : step <= 1500 ? FLAT - 0.002 * (step - 750) : 0.8 + 0.05 * (step - 1500)));
        assertEquals(RateRange.Finding.RISES, range.finding());
        double perStep = Math.pow(10, 8 / 1999.0);
        assertEquals(1e-7 * Math.pow(perStep, 875), range.from(), range.from() * 0.5, "75 steps and the mean's delay");
        assertEquals(1e-7 * Math.pow(perStep, 1500), range.to(), range.to() * 0.3);
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
