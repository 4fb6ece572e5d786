package backproplab.experiments.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** The times are written here; no clock takes part. */
class StepTimesTest {
    private final StepTimes times = new StepTimes(10);
    private double now;
    private double compiled;

    /** Steps of equal time until half a second is over. */
    private void window(double seconds) {
        double end = now + 0.5;
        while (now < end) {
            now += seconds;
            times.add(seconds, seconds, now, compiled);
        }
    }

    @Test
    void stepsThatGetFasterAreNotTheAnswerYet() {
        window(0.0625);
        assertFalse(times.settled(), "one window has nothing to be compared with");
        window(0.03125);
        assertFalse(times.settled(), "twice as fast as before");
        window(0.015625);
        assertFalse(times.settled(), "twice as fast again");
        window(0.015625);
        assertTrue(times.settled());
        assertEquals(0.015625, times.median());
        assertEquals(0.0625, times.first());
    }

    @Test
    void timesThatStandStillWhileTheCompilerIsAtWorkAreNotTheAnswerYet() {
        window(0.0625);
        compiled += 0.4;
        window(0.0625);
        assertFalse(times.settled(), "0.4 of 0.5 seconds were spent compiling");
        compiled += 0.04;
        window(0.015625);
        assertFalse(times.settled(), "a quarter of the time before");
        window(0.015625);
        assertTrue(times.settled());
        assertEquals(0.015625, times.median());
    }

    @Test
    void slowStepsAreTakenTwiceAndNoMore() {
        times.add(5, 5, 5, 0);
        assertFalse(times.settled());
        times.add(4, 4, 9, 0);
        assertTrue(times.settled());
        assertEquals(4, times.median(), "the first step pays for the compiler");
    }

    @Test
    void stepsThatGetFasterForEverEndAfterTenSeconds() {
        double seconds = 0.25;
        while (!times.settled()) {
            window(seconds);
            seconds *= 0.85;
        }
        assertTrue(now > 9 && now <= 10.5, "ended after " + now);
    }

    @Test
    void aShortTrainingCountsItsLastSteps() {
        times.add(0.1, 0.1, 0.1, 0);
        times.add(0.01, 0.01, 0.11, 0);
        times.add(0.01, 0.01, 0.12, 0);
        assertFalse(times.settled());
        assertEquals(0.01, times.median());
        assertEquals(0.1, times.first());
    }

    @Test
    void aDisturbedEndDoesNotReplaceAWindow() {
        window(0.0625);
        times.add(0.4, 0.4, now + 0.4, 0);
        assertEquals(0.0625, times.median());
    }

    @Test
    void withoutStepsNothingIsKnown() {
        assertEquals(Double.POSITIVE_INFINITY, times.median());
        assertTrue(Double.isNaN(times.first()));
    }

    @Test
    void onABusyMachineTheProcessorsTimeSaysHowLongAStepIs() {
        for (int step = 1; step <= 40; step++) {
            // Of every 100 ms the step had the processor for 20.
            times.add(0.1, 0.02, step * 0.1, 0);
        }
        assertTrue(times.settled());
        assertEquals(0.1, times.median(), 1e-9);
        assertEquals(0.02, times.undisturbed(), 1e-9);
    }

    @Test
    void theBestWindowCountsWhereTheClockOfTheProcessorIsUnknown() {
        for (double seconds : new double[] {0.01, 0.4, 0.5}) {
            double end = now + 0.5;
            while (now < end) {
                now += seconds;
                times.add(seconds, Double.NaN, now, 0);
            }
        }
        assertTrue(times.median() > 0.39, "as it is now: " + times.median());
        assertEquals(0.01, times.undisturbed());
    }

    @Test
    void aClockThatDoesNotTickIsNotBelieved() {
        times.add(0.1, 0, 0.1, 0);
        times.add(0.2, 0, 0.3, 0);
        assertEquals(0.2, times.undisturbed());
    }
}
