package backproplab.datasets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageSizeTest {
    @Test
    void readsSquaresAndRectangles() {
        assertEquals(new ImageSize(64, 64), ImageSize.parse("64"));
        assertEquals(new ImageSize(48, 64), ImageSize.parse("48x64"));
        assertEquals(new ImageSize(1, 4096), ImageSize.parse(new ImageSize(1, 4096).toString()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "64x", "x64", "64 x 64", "-1", "1.5", "99999", "3x32x32"})
    void refusesOtherTexts(String text) {
        SettingException refused = assertThrows(SettingException.class, () -> ImageSize.parse(text));
        assertEquals(
                "Image size '" + text + "' is not understood: write a height, or height and width, as in 64 or 48x64.",
                refused.getMessage());
    }

    @Test
    void refusesSizesOutOfBounds() {
        SettingException none = assertThrows(SettingException.class, () -> ImageSize.parse("0x5"));
        assertEquals("Image size 0x5 is outside 1..4096 in height or width.", none.getMessage());
        assertThrows(SettingException.class, () -> new ImageSize(5, 4097));
    }
}
