package backproplab.experiments.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class TimeLeftTest {
    private final TimeLeft left = new TimeLeft();

    @Test
    void whatIsDoneCorrectsTheRestOfItsKind() {
        TimeLeft.Part first = left.plan("manual", 100);
        left.plan("manual", 50);
        left.plan("dl4j", 400);
        assertEquals(550, left.seconds());
        first.done(20, 60);
        assertEquals(
                3 * (80 + 50) + 400,
                left.seconds(),
                "three times as slow as estimated, and nothing known of the other");
        first.done(20, 20);
        assertEquals(2 * (60 + 50) + 400, left.seconds());
    }

    @Test
    void whatEndsEarlyIsNotLeft() {
        TimeLeft.Part part = left.plan("manual", 100);
        part.done(10, 10);
        part.end();
        part.end();
        assertEquals(0, left.seconds(), 1e-12);
        left.plan("manual", 5);
        assertEquals(5, left.seconds(), 1e-12);
    }

    @Test
    void moreThanWasPlannedIsNotLessThanNothing() {
        TimeLeft.Part part = left.plan("manual", 10);
        left.plan("manual", 1);
        part.done(30, 30);
        assertEquals(1, left.seconds(), 1e-12);
    }

    @Test
    void withoutWorkNothingIsLeft() {
        assertEquals(0, left.seconds());
    }
}
