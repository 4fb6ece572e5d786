package backproplab.experiments.reproduce;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LabTimeLeftTest {
    private static final double CLOSE = 1e-9;

    private long seconds;
    private final LabTimeLeft left = new LabTimeLeft(() -> seconds * 1_000_000_000L);
    private final List<LabUnit> units =
            IntStream.range(0, 6).mapToObj(index -> new LabUnit(null, index)).toList();

    @Test
    void beforeAnythingIsOverItIsWhatTheArithmeticSays() {
        units.forEach(unit -> left.expect(unit, 10));
        assertEquals(60, left.all(), CLOSE);
        left.started(units.get(0));
        seconds = 4;
        assertEquals(56, left.all(), CLOSE);
    }

    @Test
    void oneAfterTheOtherThePaceIsThatOfTheOnesThatAreOver() {
        units.forEach(unit -> left.expect(unit, 10));
        left.started(units.get(0));
        seconds = 20;
        left.ended(units.get(0));
        assertEquals(100, left.all(), CLOSE, "five of 10, half as fast as the arithmetic says");
        left.started(units.get(1));
        seconds = 30;
        assertEquals(90, left.all(), CLOSE, "half of the second is done");
    }

    /** The first of two that end together says nothing of how many went on: the other is all but done, and must not count as all to do. */
    @Test
    void sideBySideTheOthersCountForWhatTheyHaveTaken() {
        units.forEach(unit -> left.expect(unit, 10));
        left.started(units.get(0));
        left.started(units.get(1));
        seconds = 20;
        left.ended(units.get(0));
        assertEquals(40, left.all(), CLOSE, "four more of 20 s each, two at a time");
        left.ended(units.get(1));
        left.ended(units.get(1));
        assertEquals(40, left.all(), CLOSE, "said twice, counted once");
        left.started(units.get(2));
        left.started(units.get(3));
        seconds = 30;
        assertEquals(30, left.all(), CLOSE);
        seconds = 70;
        assertEquals(20, left.all(), CLOSE, "what takes longer than foreseen takes nothing off the others");
    }

    @Test
    void whatWasDoneBeforeTheRunWasCutOffSaysNothing() {
        left.expect(units.get(0), 10);
        left.ended(units.get(1));
        assertEquals(10, left.all(), CLOSE);
    }
}
