package backproplab.experiments.cli.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.experiments.compare.ComparisonListener;
import backproplab.experiments.reproduce.LabListener;
import backproplab.experiments.search.SearchListener;
import backproplab.report.live.LiveState;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Times are so long that a pause of this machine changes no minute. */
class LiveStatesTest {
    private static final double EXPECTED = 2 * 3600 + 30.5 * 60;
    private static final double CORRECTED = 4 * 3600 + 10.5 * 60;

    private final List<LiveState> told = new ArrayList<>();
    private final List<String> heard = new ArrayList<>();
    private final LiveStates states = new LiveStates(told::add);

    @BeforeEach
    void begin() {
        states.begin(EXPECTED);
        assertEquals("2 h 30 min", left());
    }

    private String left() {
        states.tell("something", false);
        return told.get(told.size() - 1).left();
    }

    /** Whoever is told first. */
    private <L> L first(Class<L> kind) {
        return kind.cast(
                Proxy.newProxyInstance(kind.getClassLoader(), new Class<?>[] {kind}, (proxy, method, words) -> {
                    heard.add(method.getName());
                    return null;
                }));
    }

    @Test
    void aComparisonCorrectsTheTimeLeft() {
        new LiveComparison<>(first(ComparisonListener.class), states).timeLeft(CORRECTED);
        assertEquals("4 h 10 min", left());
        assertEquals(List.of("timeLeft"), heard);
    }

    @Test
    void aSearchCorrectsTheTimeLeft() {
        new LiveSearch(first(SearchListener.class), states).timeLeft(CORRECTED);
        assertEquals("4 h 10 min", left());
        assertEquals(List.of("timeLeft"), heard);
    }

    @Test
    void ofLabOnlyTheTimeOfAllExperimentsIsTold() {
        LiveLab lab = new LiveLab(first(LabListener.class), states);
        lab.timeLeft(CORRECTED);
        assertEquals("2 h 30 min", left());
        lab.labTimeLeft(CORRECTED);
        assertEquals("4 h 10 min", left());
        assertEquals(List.of("timeLeft", "labTimeLeft"), heard);
    }

    @Test
    void nothingLeftIsNearlyDone() {
        states.left(0);
        assertEquals("", left());
        assertTrue(told.get(told.size() - 1).share() > 0.98);
    }
}
