package backproplab.network.shape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WindowTest {
    @ParameterizedTest
    @CsvSource({
        "28,3,1,1,28",
        "28,2,2,0,14",
        "32,7,2,3,16",
        "16,3,2,1,8",
        "5,2,2,0,2",
        "3,3,1,0,1",
        "7,3,3,2,3",
        "32,3,1,3,36"
    })
    void outputExtentsAreThoseOfTruncation(int input, int kernel, int stride, int padding, int output) {
        assertEquals(output, new Window(kernel, stride, padding).output(input));
    }

    @ParameterizedTest
    @CsvSource({"0,1,0", "3,0,0", "3,1,-1"})
    void refusesImpossibleWindows(int kernel, int stride, int padding) {
        IllegalArgumentException error =
                assertThrows(IllegalArgumentException.class, () -> new Window(kernel, stride, padding));
        assertEquals(
                "window needs kernel >= 1, stride >= 1, padding >= 0: kernel " + kernel + ", stride " + stride
                        + ", padding " + padding,
                error.getMessage());
    }

    @Test
    void refusesImagesItDoesNotFit() {
        assertEquals(
                "a window of 5 does not fit an image of 2 with padding 1",
                assertThrows(IllegalArgumentException.class, () -> new Window(5, 1, 1).output(2))
                        .getMessage());
        assertEquals(
                "a window of 3 does not fit an image of 28 with padding 2147483647",
                assertThrows(IllegalArgumentException.class, () -> new Window(3, 1, Integer.MAX_VALUE).output(28))
                        .getMessage());
        assertEquals(
                "images must be N x C x H x W, not 2x3",
                assertThrows(IllegalArgumentException.class, () -> new Window(1, 1, 0).output(Shape.of(2, 3), 4))
                        .getMessage());
    }
}
