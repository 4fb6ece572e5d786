package backproplab.datasets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class NormalizeModeTest {
    @Test
    void tokensAreTheWordsOfTheCommandLine() {
        assertEquals(NormalizeMode.NONE, NormalizeMode.parse("none"));
        assertEquals(NormalizeMode.SCALE, NormalizeMode.parse("scale"));
        assertEquals(NormalizeMode.MEAN, NormalizeMode.parse("mean"));
        assertEquals(NormalizeMode.MEAN_STD, NormalizeMode.parse("mean-std"));
        assertEquals("mean-std", NormalizeMode.MEAN_STD.token());
    }

    @Test
    void refusesOtherWords() {
        SettingException refused = assertThrows(SettingException.class, () -> NormalizeMode.parse("zscore"));
        assertEquals(
                "Unknown normalization 'zscore': choose one of none, scale, mean, mean-std.", refused.getMessage());
    }
}
