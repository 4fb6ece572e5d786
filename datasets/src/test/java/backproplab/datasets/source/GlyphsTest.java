package backproplab.datasets.source;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class GlyphsTest {
    @Test
    void theSetIsPinned() {
        // Any change makes results on this set incomparable with older ones.
        assertEquals(
                "f1908273133747fa9022030015783a08dd70fb6946e810cb451e873c80630ab8",
                Digests.sha256(Glyphs.train().pixels()));
        assertEquals(
                "e4cd1f0f6929e4fb95862ad43f675cd0958b09af5f7639235e3a8edfa846251f",
                Digests.sha256(Glyphs.test().pixels()));
    }

    @Test
    void hasEveryClassEquallyOften() {
        LabelledImages train = Glyphs.train();
        LabelledImages test = Glyphs.test();

        assertEquals(10_000, train.labels().length);
        assertEquals(2_000, test.labels().length);
        assertEquals(10_000 * 784, train.pixels().length);
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
        byte[] pixels = Glyphs.draw(20, 1, Glyphs.STYLE).pixels();

        assertArrayEquals(pixels, Glyphs.draw(20, 1, Glyphs.STYLE).pixels());
        assertFalse(Arrays.equals(pixels, Glyphs.draw(20, 2, Glyphs.STYLE).pixels()));
        assertArrayEquals(
                Arrays.copyOf(pixels, 10 * 784),
                Glyphs.draw(10, 1, Glyphs.STYLE).pixels());
    }

    @Test
    void withoutVariationAllImagesOfAClassAreEqual() {
        GlyphStyle still = new GlyphStyle(new Pose(0, 0, 0, 9, 9, 0), 0, 2, 2, 1, 1, 0, 0, 0);
        byte[] pixels = Glyphs.draw(20, 1, still).pixels();

        assertArrayEquals(Arrays.copyOf(pixels, 10 * 784), Arrays.copyOfRange(pixels, 10 * 784, 20 * 784));
        // The one: its stem stands in the middle columns, 9 pixels up and down from the centre at 13.5.
        byte[] one = Arrays.copyOfRange(pixels, 784, 2 * 784);
        assertEquals(255, one[14 * 28 + 13] & 0xFF);
        assertEquals(255, one[20 * 28 + 14] & 0xFF);
        assertEquals(0, one[14 * 28 + 11]);
        assertEquals(0, one[25 * 28 + 13]);
    }

    @Test
    void everyClassLooksDifferent() {
        GlyphStyle still = new GlyphStyle(new Pose(0, 0, 0, 9, 9, 0), 0, 2, 2, 1, 1, 0, 0, 0);
        byte[] pixels = Glyphs.draw(10, 1, still).pixels();
        for (int a = 0; a < 10; a++) {
            for (int b = 0; b < a; b++) {
                int differing = 0;
                for (int i = 0; i < 784; i++) {
                    differing += pixels[a * 784 + i] != pixels[b * 784 + i] ? 1 : 0;
                }
                assertTrue(differing > 40, a + " and " + b + " differ in " + differing + " pixels");
            }
        }
    }

    @Test
    void isDrawnQuickly() {
        Assertions.assertTimeout(
                Duration.ofSeconds(10), Glyphs::train, "meant to take well below 1.5 s on an idle core");
    }

    @Test
    void aLinearModelFindsItNeitherEasyNorHopeless() {
        double accuracy = LinearModel.testAccuracy(Glyphs.train(), Glyphs.test());

        assertTrue(accuracy > 0.55 && accuracy < 0.82, "linear accuracy " + accuracy);
    }
}
