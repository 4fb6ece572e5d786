package backproplab.datasets.augment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Resize, RandomResizedCrop and the resampler beneath. */
class ResizeTest {
    private static final ImageShape SHAPE = new ImageShape(3, 6, 8);
    private static final byte[] IMAGE = StepContract.image(SHAPE);

    @Test
    void resizesByHand() {
        byte[] two = {0, 100};
        // Four columns lie at -1/4, 1/4, 3/4 and 5/4 of the two: 0, 25, 75, 100.
        assertArrayEquals(
                new byte[] {0, 25, 75, 100, 0, 25, 75, 100},
                StepContract.apply(new Resize(2, 4), new ImageShape(1, 1, 2), two, 1));
    }

    @Test
    void shrinksByAveraging() {
        byte[] four = {0, 100, 40, 60};
        // 2:1. The new pixels lie at 1 and 3, the old ones at 0.5, 1.5, 2.5 and 3.5 count by 1 - distance / 2:
        // (0.75 * 0 + 0.75 * 100 + 0.25 * 40) / 1.75 = 48.6 and (0.25 * 100 + 0.75 * 40 + 0.75 * 60) / 1.75 = 57.1.
        assertArrayEquals(new byte[] {49, 57}, StepContract.apply(new Resize(1, 2), new ImageShape(1, 1, 4), four, 1));
        byte[] three = {0, 90, 60};
        // 3:2. The new rows lie at 0.75 and 2.25, the old ones count by 1 - distance / 1.5:
        // (5/6 * 0 + 1/2 * 90) / (4/3) = 33.75 and (1/2 * 90 + 5/6 * 60) / (4/3) = 71.25.
        assertArrayEquals(new byte[] {34, 71}, StepContract.apply(new Resize(2, 1), new ImageShape(1, 3, 1), three, 1));
    }

    @Test
    void oneAxisShrinksWhileTheOtherGrows() {
        byte[] image = {0, 100, 40, 60};
        byte[] expected = {49, 57, 49, 57, 49, 57};
        assertArrayEquals(expected, StepContract.apply(new Resize(3, 2), new ImageShape(1, 1, 4), image, 1));
    }

    /** A stroke of one pixel in a hundred leaves a hundredth of its light in whichever crop holds it. */
    @Test
    void aCropThatShrinksKeepsThinStrokes() {
        ImageShape shape = new ImageShape(1, 100, 100);
        byte[] stroke = new byte[10_000];
        for (int y = 0; y < 100; y++) {
            stroke[100 * y + 50] = (byte) 255;
        }
        for (int seed = 0; seed < 50; seed++) {
            byte[] crop = StepContract.apply(new ResizedCrop(4, 4, 0.9), shape, stroke, Draws.mix(seed, 0));
            int light = 0;
            for (int x = 0; x < 4; x++) {
                light += crop[x];
            }
            // 255 spread over a new pixel of 21 to 25 old ones.
            assertEquals(255 / 23.0, light, 3, "seed " + seed);
        }
    }

    @Test
    void theSameSizeChangesNothing() {
        assertArrayEquals(IMAGE, StepContract.apply(new Resize(6, 8), SHAPE, IMAGE, 1));
    }

    @Test
    void bytesAndDoublesAgreeUpToRounding() {
        double[] doubles = new double[IMAGE.length];
        for (int i = 0; i < doubles.length; i++) {
            doubles[i] = IMAGE[i] & 0xFF;
        }
        for (int[] size : new int[][] {{3, 5}, {13, 9}, {1, 1}, {6, 20}}) {
            byte[] bytes = StepContract.apply(new Resize(size[0], size[1]), SHAPE, IMAGE, 1);
            double[] expected = Resampler.resize(SHAPE, doubles, size[0], size[1]);
            assertEquals(expected.length, bytes.length);
            for (int i = 0; i < bytes.length; i++) {
                assertEquals(expected[i], bytes[i] & 0xFF, 0.5 + 1e-9);
            }
        }
    }

    @Test
    void aResizedCropIsARectangleOfTheImage() {
        // Value = 20 x + 10 y, so the first and last values tell the rectangle; there is no such thing outside 0..190.
        ImageShape shape = new ImageShape(1, 6, 8);
        byte[] ramp = new byte[48];
        for (int i = 0; i < 48; i++) {
            ramp[i] = (byte) (20 * (i % 8) + 10 * (i / 8));
        }
        double smallest = 1e9;
        double largest = 0;
        for (long seed = 0; seed < 2000; seed++) {
            byte[] result = StepContract.apply(new ResizedCrop(32, 32), shape, ramp, Draws.mix(seed, 0));
            // Between the centres of the outermost rows and columns lies one pixel less than the rectangle has.
            double columns = ((result[31] & 0xFF) - (result[0] & 0xFF)) / 20.0 + 1;
            double rows = ((result[31 * 32] & 0xFF) - (result[0] & 0xFF)) / 10.0 + 1;
            assertTrue(columns >= 0.9 && columns < 8.1 && rows >= 0.9 && rows < 6.1, columns + " x " + rows);
            // Rounding to whole pixels stretches the ratio, most of all for small rectangles.
            assertTrue((columns + 0.6) / (rows - 0.6) > 0.75 && (columns - 0.6) / (rows + 0.6) < 4.0 / 3);
            smallest = Math.min(smallest, columns * rows);
            largest = Math.max(largest, columns * rows);
        }
        assertTrue(smallest < 6 && largest > 40, smallest + " to " + largest);
    }

    @Test
    void ifNoRectangleFitsTheMiddleIsTaken() {
        // A strip of 1 x 100: 4/3 of its height is one column, of any area no rectangle is one row high except by
        // rounding.
        ImageShape strip = new ImageShape(1, 2, 1000);
        byte[] image = new byte[2000];
        for (int x = 0; x < 1000; x++) {
            image[x] = (byte) (x / 4);
            image[1000 + x] = (byte) (x / 4);
        }
        // Areas of at least 160 with ratios up to 4/3 are more than 10 rows high: nothing fits two rows.
        // The largest rectangle of ratio 4/3 has three columns: 498 to 500.
        byte[] result = StepContract.apply(new ResizedCrop(1, 1), strip, image, 5);
        assertArrayEquals(new byte[] {(byte) (499 / 4)}, result);
    }

    @Test
    void imagesThatAreOnlyLookedAtAreResized() {
        assertEquals(Optional.of(new Resize(4, 5)), new ResizedCrop(4, 5).evaluation());
        assertEquals(Optional.of(new Resize(4, 5)), new Resize(4, 5).evaluation());
        assertEquals(new ImageShape(3, 4, 5), new ResizedCrop(4, 5).outputShape(SHAPE));
        assertEquals(new ImageShape(3, 4, 5), new Resize(4, 5).outputShape(SHAPE));
    }

    /** An image that falls from 255 to 0 downwards: what 0.8 of its area leaves out at the top is at most a third. */
    @Test
    void aCropOfNearlyTheWholeImageLosesLittle() {
        ImageShape shape = new ImageShape(1, 30, 30);
        byte[] fall = new byte[900];
        for (int i = 0; i < fall.length; i++) {
            fall[i] = (byte) (255 - i / 30 * 8);
        }
        int narrowest = 255;
        for (int seed = 0; seed < 50; seed++) {
            byte[] wide = StepContract.apply(new ResizedCrop(8, 8, 0.8), shape, fall, Draws.mix(seed, 0));
            assertTrue((wide[0] & 0xFF) - (wide[63] & 0xFF) > 255 / 2, "rows cut out in seed " + seed);
            byte[] any = StepContract.apply(new ResizedCrop(8, 8), shape, fall, Draws.mix(seed, 0));
            narrowest = Math.min(narrowest, (any[0] & 0xFF) - (any[63] & 0xFF));
        }
        assertTrue(narrowest < 255 / 2, "without the bound there are small ones");
    }
}
