package backproplab.datasets.augment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

/** Brightness and saturation. */
class ColourTest {
    private static final ImageShape SHAPE = new ImageShape(3, 2, 5);
    private static final byte[] IMAGE = StepContract.image(SHAPE);

    private static double firstDraw(long seed) {
        return (Draws.mix(seed, 0) >>> 11) * 0x1.0p-53;
    }

    private static int rounded(double value) {
        return (int) Math.floor(Math.max(0, Math.min(255, value)) + 0.5);
    }

    @Test
    void brightnessMultipliesByOneFactor() {
        for (long seed = 0; seed < 50; seed++) {
            double factor = 0.6 + 0.8 * firstDraw(seed);
            byte[] result = StepContract.apply(new Brightness(0.4), SHAPE, IMAGE, seed);
            for (int i = 0; i < IMAGE.length; i++) {
                assertEquals(rounded(factor * (IMAGE[i] & 0xFF)), result[i] & 0xFF);
            }
        }
    }

    @Test
    void saturationMovesColoursFromAndTowardsGrey() {
        for (long seed = 0; seed < 50; seed++) {
            double factor = 0.5 + firstDraw(seed);
            byte[] result = StepContract.apply(new Saturation(0.5), SHAPE, IMAGE, seed);
            for (int i = 0; i < 10; i++) {
                double grey =
                        0.299 * (IMAGE[i] & 0xFF) + 0.587 * (IMAGE[10 + i] & 0xFF) + 0.114 * (IMAGE[20 + i] & 0xFF);
                for (int c = 0; c < 3; c++) {
                    double expected = grey + factor * ((IMAGE[10 * c + i] & 0xFF) - grey);
                    assertEquals(rounded(expected), result[10 * c + i] & 0xFF);
                }
            }
        }
    }

    @Test
    void greyStaysGrey() {
        byte[] grey = {7, (byte) 200, 7, (byte) 200, 7, (byte) 200};
        assertArrayEquals(grey, StepContract.apply(new Saturation(1), new ImageShape(3, 1, 2), grey, 3));
    }

    @Test
    void saturationNeedsColours() {
        IllegalArgumentException refused = assertThrows(
                IllegalArgumentException.class, () -> new Saturation(0.2).outputShape(new ImageShape(1, 28, 28)));
        assertEquals("saturation0.2 needs images of 3 channels, these are 1x28x28", refused.getMessage());
    }
}
