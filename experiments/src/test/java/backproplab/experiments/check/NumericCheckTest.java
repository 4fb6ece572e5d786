package backproplab.experiments.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.experiments.reports.Reports;
import backproplab.experiments.reports.Variant;
import java.util.List;
import org.junit.jupiter.api.Test;

class NumericCheckTest {
    private static final List<Variant> ROWS =
            Reports.named("B/numeric-checks").get(0).variants();

    @Test
    void everyErrorIsOfThePublishedOrderForManySeeds() {
        assertEquals(19, ROWS.size());
        for (Variant row : ROWS) {
            NumericCheck check = row.check().orElseThrow();
            double published = row.published().get(0).value();
            for (long seed = 1; seed <= 50; seed++) {
                double error = check.error(seed);
                assertTrue(error >= 0 && error <= 10 * published, row.name() + " seed " + seed + ": " + error);
            }
        }
    }

    /** A difference quotient is never exact, so an error of 0 would say that nothing was compared. */
    @Test
    void gradientsAreReallyComparedWithDifferences() {
        for (Variant row : ROWS) {
            if (row.note().contains("central differences")) {
                assertTrue(row.check().orElseThrow().error(1) > 0, row.name());
            }
        }
    }

    @Test
    void theSeedDecides() {
        NumericCheck check = new NumericCheck(CheckedPiece.TWO_LAYERS, "W1");
        assertEquals(check.error(1), check.error(1));
        assertTrue(check.error(1) != check.error(2));
    }

    @Test
    void aTensorThatThePieceDoesNotHaveIsNamed() {
        NumericCheck check = new NumericCheck(CheckedPiece.MOMENTUM, "dx");
        assertTrue(assertThrows(IllegalArgumentException.class, () -> check.error(1))
                .getMessage()
                .startsWith("MOMENTUM has no tensor dx"));
    }

    @Test
    void theErrorIsTheLargestDifferenceOverTheLargestMagnitude() {
        assertEquals(0.5 / 7.5, Exact.error(new double[] {1, -3.5}, new double[] {1.25, -4}), 1e-15);
        assertEquals(0, Exact.error(new double[] {0, 0}, new double[] {0, 0}));
    }

    @Test
    void exactSumsDoNotRoundOnTheWay() {
        assertEquals(1, new Exact().plus(1e17, 1).plus(1, 1).plus(-1e17, 1).value());
    }

    @Test
    void inputsNearTheKinkOfReluAreSeen() {
        assertTrue(LayerChecks.nearKink(new double[] {1, -LayerChecks.CLEARANCE / 2}));
        assertTrue(!LayerChecks.nearKink(new double[] {1, -2 * LayerChecks.CLEARANCE}));
    }
}
