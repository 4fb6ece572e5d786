package backproplab.experiments.cli.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TerminalTest {
    @ParameterizedTest
    @CsvSource({"80, 80", "' 132 ', 132", "12, 40"})
    void theVariableSaysHowWideTheWindowIs(String text, int columns) {
        assertEquals(OptionalInt.of(columns), Terminal.known(Map.of("COLUMNS", text), false));
    }

    @ParameterizedTest
    @CsvSource({"''", "wide", "0", "-1", "99999999999"})
    void whatIsNoWidthSaysNothing(String text) {
        assertEquals(OptionalInt.empty(), Terminal.known(Map.of("COLUMNS", text), false));
    }

    @Test
    void aTerminalThatCannotBeAskedHasTheUsualWidth() {
        assertTrue(Terminal.known(Map.of(), true).orElseThrow() >= 40);
    }
}
