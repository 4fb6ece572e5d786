package backproplab.experiments.parity;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class TieSizeTest {
    @Test
    void thirtyTimesTheRoundingIsWithinIt() {
        assertTrue(new Tie(1, "relu", 0, 2.9e-5, 1e-6).withinRounding());
        assertFalse(new Tie(1, "relu", 0, 3.1e-5, 1e-6).withinRounding());
        assertFalse(new Tie(1, "relu", 0, Double.NaN, 1e-6).withinRounding());
    }
}
