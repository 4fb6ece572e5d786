package backproplab.dl4j.tune;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** With made-up clocks: nothing here takes time. */
class ContestTest {

    private static final long MS = 1_000_000;

    private final List<String> turns = new ArrayList<>();
    private final Map<String, Integer> steps = new HashMap<>();
    private String now = "";

    private void enter(String setting) {
        now = setting;
        turns.add(setting);
    }

    private int countedStep() {
        return steps.merge(now, 1, Integer::sum);
    }

    @Test
    void theFastestStepCountsHoweverSlowTheOthersAre() {
        // "a" is disturbed three times of four and still the faster one.
        Map<String, Double> times = Contest.rounds(
                List.of("a", "b"),
                this::enter,
                () -> now.equals("a") ? (countedStep() % 4 == 0 ? 10 : 90) * MS : 12 * MS);
        assertEquals(Map.of("a", 10.0, "b", 12.0), times);
        assertEquals("a", Contest.best(times));
        assertEquals(List.of("a", "b", "a", "b", "a", "b"), turns);
    }

    @Test
    void theFirstStepsOfATurnDoNotCount() {
        // Two steps that are too fast, as after a change of threads that has not arrived.
        Map<String, Double> times = Contest.rounds(List.of("a"), this::enter, () -> countedStep() <= 2 ? MS : 20 * MS);
        assertEquals(Map.of("a", 20.0), times);
    }

    @Test
    void aTurnLastsATenthOfASecondAndThreeStepsAtLeast() {
        Contest.turn(() -> {
            countedStep();
            return 10 * MS;
        });
        assertEquals(2 + 10, steps.get(""));
        steps.clear();
        Contest.turn(() -> {
            countedStep();
            return 200 * MS;
        });
        assertEquals(2 + 3, steps.get(""));
    }

    @Test
    void slowStepsAreTwoATurnAndHaveThreeTurns() {
        Map<String, Double> times = Contest.rounds(
                List.of("a", "b"), this::enter, () -> (now.equals("a") && countedStep() == 2 ? 400 : 470) * MS);
        assertEquals(6, turns.size());
        assertEquals(6, steps.get("a"));
        assertEquals("a", Contest.best(times));
    }

    @Test
    void aColdFirstStepIsRepeatedAndDoesNotThrowASettingOut() {
        Map<String, Double> slow = Contest.rounds(
                List.of("cold", "warm"),
                this::enter,
                () -> (now.equals("cold") ? countedStep() == 1 ? 1500 : 350 : 400) * MS);
        assertEquals(Map.of("cold", 350.0, "warm", 400.0), slow);
        assertEquals(List.of("cold", "warm", "cold", "warm", "cold", "warm"), turns);
        steps.clear();
        assertEquals(50, Contest.turn(() -> (countedStep() == 1 ? 900 : 50) * MS), "the rest is quick");
    }

    @Test
    void theRankedStandByTimeAndEqualsInTheOrderGiven() {
        Map<String, Double> times = new LinkedHashMap<>();
        times.put("c", 3.0);
        times.put("a", 1.0);
        times.put("d", 3.0);
        times.put("b", 2.0);
        assertEquals(List.of("a", "b", "c", "d"), Contest.ranked(times));
        assertEquals("a", Contest.best(times));
    }

    @Test
    void theHopelessLeaveAfterARound() {
        Map<String, Double> times =
                Contest.rounds(List.of("slow", "fast"), this::enter, () -> now.equals("slow") ? 21 * MS : 10 * MS);
        assertEquals(List.of("slow", "fast", "fast", "fast"), turns);
        assertEquals(List.of("slow", "fast"), List.copyOf(times.keySet()), "its figure is kept");
        assertTrue(times.get("slow") > times.get("fast"));
    }
}
