package backproplab.datasets.source;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ShapesTest {
    /** No jitter: white on black, radius 12, all images of a class alike. */
    private static final ShapeStyle STILL = new ShapeStyle(new Pose(0, 0, 0, 12, 12, 0), 0, 0, 1, 1, 0, 1, 1, 0);

    @Test
    void theSetIsPinned() {
        // Any change makes results on this set incomparable with older ones.
        assertEquals(
                "0635f62a157fef514438ea0cde8ed900f33892b775307410d57f7dd37e9a562c",
                Digests.sha256(Shapes.train().pixels()));
        assertEquals(
                "aea085b3ace8890e3591fed3abe10f94480662a2b931a65952336f7a6f637bbf",
                Digests.sha256(Shapes.test().pixels()));
    }

    @Test
    void hasEveryClassEquallyOften() {
        LabelledImages train = Shapes.train();
        LabelledImages test = Shapes.test();

        assertEquals(10_000 * 3072, train.pixels().length);
        assertEquals(2_000 * 3072, test.pixels().length);
        for (int label = 0; label < 10; label++) {
            int wanted = label;
            assertEquals(
                    1000, Arrays.stream(train.labels()).filter(k -> k == wanted).count());
            assertEquals(
                    200, Arrays.stream(test.labels()).filter(k -> k == wanted).count());
        }
    }

    @Test
    void theSeedDecides() {
        byte[] pixels = Shapes.draw(20, 1, Shapes.STYLE).pixels();

        assertArrayEquals(pixels, Shapes.draw(20, 1, Shapes.STYLE).pixels());
        assertFalse(Arrays.equals(pixels, Shapes.draw(20, 2, Shapes.STYLE).pixels()));
        assertArrayEquals(
                Arrays.copyOf(pixels, 10 * 3072),
                Shapes.draw(10, 1, Shapes.STYLE).pixels());
    }

    @Test
    void withoutVariationTheOutlineStandsInTheMiddle() {
        byte[] pixels = Shapes.draw(20, 1, STILL).pixels();

        assertArrayEquals(Arrays.copyOf(pixels, 10 * 3072), Arrays.copyOfRange(pixels, 10 * 3072, 20 * 3072));
        // The square (class 2) reaches 0.75 * 12 = 9 pixels from the middle at 15.5: columns 7 to 24, in all three
        // channels.
        for (int c = 0; c < 3; c++) {
            int row = 2 * 3072 + c * 1024 + 16 * 32;
            assertEquals(0, pixels[row + 5]);
            assertEquals(255, pixels[row + 7] & 0xFF);
            assertEquals(255, pixels[row + 24] & 0xFF);
            assertEquals(0, pixels[row + 26]);
        }
        // The ring (class 1) has a hole.
        assertEquals(0, pixels[3072 + 16 * 32 + 16]);
        // The triangle (class 4) stands on its base: wide below, narrow above.
        assertEquals(0, pixels[4 * 3072 + 8 * 32 + 8]);
        assertEquals(255, pixels[4 * 3072 + 20 * 32 + 8] & 0xFF);
    }

    @Test
    void everyClassLooksDifferent() {
        byte[] pixels = Shapes.draw(10, 1, STILL).pixels();
        for (int a = 0; a < 10; a++) {
            for (int b = 0; b < a; b++) {
                int differing = 0;
                for (int i = 0; i < 1024; i++) {
                    differing += pixels[a * 3072 + i] != pixels[b * 3072 + i] ? 1 : 0;
                }
                assertTrue(differing > 60, a + " and " + b + " differ in " + differing + " pixels");
            }
        }
    }

    @Test
    void coloursTellNothingOfTheClass() {
        // Contrast is drawn alike for every class and channel: averaged over many images each channel looks the same.
        LabelledImages images = Shapes.draw(2000, 5, Shapes.STYLE);
        double[] sums = new double[3];
        for (int i = 0; i < images.pixels().length; i++) {
            sums[i / 1024 % 3] += images.pixels()[i] & 0xFF;
        }
        assertEquals(1, sums[0] / sums[1], 0.02);
        assertEquals(1, sums[2] / sums[1], 0.02);
    }

    @Test
    void aLinearModelFindsItNeitherEasyNorHopeless() {
        double accuracy = LinearModel.testAccuracy(Shapes.train(), Shapes.test());

        assertTrue(accuracy > 0.55 && accuracy < 0.8, "linear accuracy " + accuracy);
    }
}
