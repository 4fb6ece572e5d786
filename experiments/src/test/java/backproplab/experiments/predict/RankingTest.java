package backproplab.experiments.predict;

import static org.junit.jupiter.api.Assertions.assertEquals;

import backproplab.experiments.predict.Ranking.Rank;
import java.util.List;
import org.junit.jupiter.api.Test;

class RankingTest {
    private static final List<String> NAMES = List.of("a", "b", "c", "d");
    private static final double[] PROBABILITIES = {0.2, 0.3, 0.2, 0.3};

    @Test
    void theHighestComesFirstAndOfEqualOnesTheFirst() {
        assertEquals(
                List.of(new Rank("b", 0.3), new Rank("d", 0.3), new Rank("a", 0.2)),
                Ranking.of(NAMES, PROBABILITIES, 3));
    }

    @Test
    void thereAreNoMoreThanClasses() {
        assertEquals(4, Ranking.of(NAMES, PROBABILITIES, 9).size());
    }
}
