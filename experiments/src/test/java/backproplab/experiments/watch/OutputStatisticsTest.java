package backproplab.experiments.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.experiments.Tolerances;
import backproplab.experiments.results.LayerMeasures.Outputs;
import backproplab.network.shape.Shape;
import org.junit.jupiter.api.Test;

class OutputStatisticsTest {
    /** Two images of three features. */
    @Test
    void rowsByHand() {
        Outputs rows = OutputStatistics.of(new double[] {0, 4, 3, 1, 0, 4}, Shape.of(1, 3));
        assertEquals(2, rows.mean(), Tolerances.BY_HAND);
        assertEquals(Math.sqrt((4 + 4 + 1 + 1 + 4 + 4) / 6.0), rows.deviation(), Tolerances.BY_HAND);
        assertEquals(0, rows.deadPct(), "each feature is above 0 for one of the images");
    }

    @Test
    void unitsThatAreZeroForEveryImageAreDead() {
        assertEquals(
                100 / 3.0,
                OutputStatistics.of(new double[] {0, 4, 3, 0, 0, 4}, Shape.of(1, 3))
                        .deadPct(),
                Tolerances.BY_HAND);
        assertEquals(
                50,
                OutputStatistics.of(new double[] {0, 0, 0, -0.0, -1, 2, 0, 0}, Shape.of(1, 4))
                        .deadPct(),
                Tolerances.BY_HAND,
                "below 0 is not dead");
    }

    /** Two images of two channels of 1 x 3 pixels. */
    @Test
    void aChannelIsAUnit() {
        double[] values = {0, 0, 0, 0, 5, 0, 0, 0, 0, 0, 0, 0};
        assertEquals(50, OutputStatistics.of(values, Shape.of(1, 2, 1, 3)).deadPct());
        values[8] = 1e-30;
        assertEquals(0, OutputStatistics.of(values, Shape.of(1, 2, 1, 3)).deadPct());
    }

    /** The second feature is 0, but of a network that is broken that says nothing. */
    @Test
    void whatIsNotFiniteStaysSoAndHasNoDeadUnits() {
        for (double broken : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
            Outputs outputs = OutputStatistics.of(new double[] {1, 0, broken, 0}, Shape.of(1, 2));
            assertEquals(broken, outputs.mean());
            assertTrue(Double.isNaN(outputs.deviation()), outputs.toString());
            assertTrue(Double.isNaN(outputs.deadPct()), outputs.toString());
        }
    }
}
