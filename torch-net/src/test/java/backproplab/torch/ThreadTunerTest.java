package backproplab.torch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import backproplab.network.engine.ThreadPlan;
import backproplab.network.engine.TriedSetting;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;

/** With made-up clocks: nothing here takes time. */
class ThreadTunerTest {
    private static final long MS = 1_000_000;

    private final List<Integer> turns = new ArrayList<>();
    private final Map<Integer, Integer> steps = new HashMap<>();
    private final ThreadTuner tuner = new ThreadTuner();

    private int last() {
        return turns.get(turns.size() - 1);
    }

    /** Milliseconds of a step by its number, from 1, among those with as many threads. */
    private ThreadPlan fastest(int threads, Map<Integer, IntUnaryOperator> milliseconds) {
        return tuner.fastest(
                ThreadTuner.candidates(threads),
                plan -> turns.add(plan.workers()),
                () -> milliseconds.get(last()).applyAsInt(steps.merge(last(), 1, Integer::sum)) * MS);
    }

    @Test
    void allHalfAndOneTakeThreeTurnsEach() {
        assertEquals(ThreadPlan.all(4), fastest(8, Map.of(8, step -> 50, 4, step -> 40, 1, step -> 90)));
        assertEquals(List.of(8, 4, 1, 8, 4, 1, 8, 4, 1), turns);
        assertEquals(
                List.of(
                        new TriedSetting("threads 8", 50),
                        new TriedSetting("threads 4", 40),
                        new TriedSetting("threads 1", 90)),
                tuner.tried());
        assertEquals(List.of(ThreadPlan.all(2), ThreadPlan.all(1)), ThreadTuner.candidates(2));
        assertEquals(List.of(ThreadPlan.all(1)), ThreadTuner.candidates(1));
    }

    @Test
    void theFastestStepCountsHoweverSlowTheOthersAre() {
        assertEquals(ThreadPlan.all(2), fastest(2, Map.of(2, step -> step == 5 ? 10 : 90, 1, step -> 12)));
    }

    @Test
    void aColdStepDecidesNothing() {
        // The first of all is slow, which says nothing of those that follow; the first of a turn is too fast and does
        // not count.
        assertEquals(
                ThreadPlan.all(1),
                fastest(2, Map.of(2, step -> step == 1 ? 4000 : 110, 1, step -> step == 1 ? 1 : 100)));
        assertEquals(6, turns.size());
    }

    @Test
    void slowStepsHaveThreeTurnsOfTwo() {
        assertEquals(ThreadPlan.all(1), fastest(2, Map.of(2, step -> 450, 1, step -> step == 4 ? 400 : 470)));
        assertEquals(Map.of(2, 6, 1, 6), steps);
    }
}
