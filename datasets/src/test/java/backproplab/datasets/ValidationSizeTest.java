package backproplab.datasets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValidationSizeTest {
    @Test
    void digitsAreACount() {
        assertEquals(new ValidationSize(6000, 0), ValidationSize.parse("6000"));
        assertEquals(6000, ValidationSize.parse(" 6000 ").resolve(60_000));
        assertEquals("6000", ValidationSize.parse("6000").toString());
    }

    @Test
    void decimalsAreAFraction() {
        assertEquals(new ValidationSize(0, 0.1), ValidationSize.parse("0.1"));
        assertEquals(6000, ValidationSize.parse("0.1").resolve(60_000));
        assertEquals(333, ValidationSize.parse("1e-1").resolve(3334));
        assertEquals(1, ValidationSize.parse("0.001").resolve(10));
        assertEquals("0.1", ValidationSize.parse("0.1").toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-5", "0.0", "1.0", "1.5", "-0.1", "many", "", "NaN", "0.1f", "99999999999"})
    void refusesWhatIsNeither(String text) {
        SettingException refused = assertThrows(SettingException.class, () -> ValidationSize.parse(text));
        assertEquals(
                "Validation size '" + text
                        + "' cannot be used: use a count such as 6000 or a fraction between 0 and 1 such as 0.1.",
                refused.getMessage());
    }

    @Test
    void refusesCountAndFractionTogether() {
        SettingException refused = assertThrows(SettingException.class, () -> new ValidationSize(5, 0.5));
        assertEquals(
                "Validation size of count 5 and fraction 0.5 makes no sense: "
                        + "use a count such as 6000 or a fraction between 0 and 1 such as 0.1.",
                refused.getMessage());
    }

    @Test
    void leavesSomethingToTrainOn() {
        assertEquals(9, ValidationSize.parse("9").resolve(10));
        SettingException all = assertThrows(
                SettingException.class, () -> ValidationSize.parse("10").resolve(10));
        assertEquals(
                "Validation size 10 leaves nothing to train on: the training set has 10 images. Choose a smaller value.",
                all.getMessage());
        assertThrows(SettingException.class, () -> ValidationSize.parse("0.99").resolve(10));
    }

    @Test
    void aDefaultIsAtMostATenth() {
        ValidationSize count = ValidationSize.parse("6000");
        assertEquals("6000", count.atMostATenth(60_000).toString());
        assertEquals("0.1", count.atMostATenth(59_999).toString());
        assertEquals(1, count.atMostATenth(2).resolve(2));
        assertEquals(8, count.atMostATenth(80).resolve(80));
        assertEquals("0.5", ValidationSize.parse("0.5").atMostATenth(10).toString());
    }
}
