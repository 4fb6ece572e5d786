package backproplab.files.option;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import backproplab.files.failure.ExitCode;
import backproplab.files.failure.OptionException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RangesTest {
    private static void refused(String message, Executable check) {
        OptionException refused = assertThrows(OptionException.class, check);
        assertEquals(message, refused.getMessage());
        assertEquals(List.of("--x"), refused.options());
        assertEquals(ExitCode.USAGE, refused.code());
    }

    @Test
    void whatIsWithinABoundIsGivenBack() {
        assertEquals(3, Ranges.atLeast("--x", 3, 3));
        assertEquals(1, Ranges.between("--x", 1, 2, 1));
        assertEquals(2, Ranges.between("--x", 1, 2, 2));
        assertEquals(7, Ranges.count("--x", "7"));
        assertEquals(Ranges.NO_LIMIT, Ranges.count("--x", "all"));
        assertEquals(Double.MIN_VALUE, Ranges.positive("--x", Double.MIN_VALUE));
        assertEquals(0, Ranges.notNegative("--x", 0));
        assertEquals(0, Ranges.share("--x", 0));
        assertEquals(Math.nextDown(1.0), Ranges.share("--x", Math.nextDown(1.0)));
    }

    @Test
    void wholeNumbersBeyondABoundAreRefused() {
        refused("--x must be at least 3, not 2.", () -> Ranges.atLeast("--x", 3, 2));
        refused("--x must be between 1 and 9, not 0.", () -> Ranges.between("--x", 1, 9, 0));
        refused("--x must be between 1 and 9, not 10.", () -> Ranges.between("--x", 1, 9, 10));
        refused("--x must be at least 1, not 0.", () -> Ranges.count("--x", "0"));
        refused("--x must be a whole number or 'all', not '1.5'.", () -> Ranges.count("--x", "1.5"));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, Double.NaN, Double.POSITIVE_INFINITY})
    void numbersThatFitNoBound(double value) {
        refused("--x must be a finite number above 0, not " + value + ".", () -> Ranges.positive("--x", value));
        refused(
                "--x must be a finite number of at least 0, not " + value + ".",
                () -> Ranges.notNegative("--x", value));
        refused("--x must be at least 0 and below 1, not " + value + ".", () -> Ranges.share("--x", value));
    }

    @Test
    void zeroIsNotPositiveAndOneIsNoShare() {
        refused("--x must be a finite number above 0, not 0.0.", () -> Ranges.positive("--x", 0));
        refused("--x must be at least 0 and below 1, not 1.0.", () -> Ranges.share("--x", 1));
    }

    @Test
    void anOptionWithoutEffectIsRefusedIfItWasGiven() {
        assertDoesNotThrow(() -> Ranges.used("--x", null, false, " has no effect."));
        assertDoesNotThrow(() -> Ranges.used("--x", 1, true, " has no effect."));
        OptionException refused =
                assertThrows(OptionException.class, () -> Ranges.used("--x", 1, false, " has no effect.", "--y"));
        assertEquals("--x has no effect.", refused.getMessage());
        assertEquals(List.of("--x", "--y"), refused.options());
    }
}
