package backproplab.datasets;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.datasets.augment.ImageShape;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class AugmentationTest {
    private static final Dataset DATA = Samples.random("photos", 40, 3, 8, 9);
    private static final int[] ALL = Samples.range(0, 40);
    private static final String KNOWN =
            "\nKnown: cropN (move by up to N pixels), flip, rotateN (degrees), brightnessX, saturationX (0 < X <= 1), "
                    + "resizeN or resizeHxW, rrcN or rrcHxW (random resized crop), rrcN:A (of at least A of the area).";

    private static Normalization normalization(NormalizeMode mode) {
        return Normalization.compute(mode, DATA, ALL);
    }

    /** The pixels of every image by its index, whatever the order of the epoch. */
    private static float[][] epoch(String augmentation, int batchSize, long orderSeed, int epoch, long seed) {
        Augmentation parsed = Augmentation.parse(augmentation);
        return byIndex(Batches.shuffled(
                DATA, ALL, normalization(NormalizeMode.SCALE), order(batchSize, orderSeed, epoch), parsed, seed));
    }

    private static Batches.Order order(int batchSize, long seed, int epoch) {
        return new Batches.Order(batchSize, false, seed, epoch);
    }

    private static float[][] byIndex(Batches open) {
        float[][] images = new float[40][];
        try (Batches batches = open) {
            for (Batch batch = batches.next(); batch != null; batch = batches.next()) {
                int features = batch.pixels().length / batch.capacity();
                for (int n = 0; n < batch.size(); n++) {
                    images[batch.indices()[n]] = Arrays.copyOfRange(batch.pixels(), n * features, (n + 1) * features);
                    assertEquals(DATA.labels()[batch.indices()[n]], batch.labels()[n]);
                }
            }
        }
        return images;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "crop4",
                "flip",
                "rotate15",
                "rotate2.5",
                "brightness0.2",
                "saturation1",
                "resize64",
                "resize48x64",
                "rrc32",
                "rrc224:0.8",
                "rrc8x9",
                "crop4,flip",
                "crop4,flip,rotate15,brightness0.2,saturation0.2,resize64,rrc32",
                "none"
            })
    void textIsReadAndWrittenAlike(String text) {
        assertEquals(text, Augmentation.parse(text).toString());
        assertEquals(Augmentation.parse(text), Augmentation.parse(text));
        assertEquals(
                Augmentation.parse(text).hashCode(), Augmentation.parse(text).hashCode());
    }

    @Test
    void blanksDoNotMatter() {
        assertEquals("crop4,flip", Augmentation.parse(" crop4 , flip").toString());
        assertEquals("resize64", Augmentation.parse("resize64x64").toString());
        assertTrue(Augmentation.parse("").isNone());
        assertNotEquals(Augmentation.parse("crop4,flip"), Augmentation.parse("flip,crop4"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "crop4,,flip | Unknown augmentation ''.",
                "crop4, | Unknown augmentation ''.",
                "mirror | Unknown augmentation 'mirror'.",
                "Flip | Unknown augmentation 'Flip'.",
                "crop4,none | Unknown augmentation 'none'.",
                "flip2 | Augmentation 'flip2' is not understood: flip takes no number.",
                "crop | Augmentation 'crop' is not understood: its name is to be followed by a whole number of 1..4096.",
                "crop0 | Augmentation 'crop0' is not understood: it takes a whole number of 1..4096.",
                "crop1.5 | Augmentation 'crop1.5' is not understood: it takes a whole number of 1..4096.",
                "rotate-5 | Augmentation 'rotate-5' is not understood: its name is to be followed by a number above 0 and"
                        + " at most 180.",
                "rotate181 | Augmentation 'rotate181' is not understood: it takes a number above 0 and at most 180.",
                "brightness0 | Augmentation 'brightness0' is not understood: it takes a number above 0 and at most 1.",
                "saturation1.1 | Augmentation 'saturation1.1' is not understood: it takes a number above 0 and at most 1.",
                "resize-xl | Augmentation 'resize-xl' is not understood: its name is to be followed by a height, or height"
                        + " and width, as in 64 or 48x64.",
                "resize0x5 | Augmentation 'resize0x5' is not understood: height and width are 1..4096.",
                "rrc32:0 | Augmentation 'rrc32:0' is not understood: it takes a number above 0 and at most 1.",
                "rrc9999 | Augmentation 'rrc9999' is not understood: height and width are 1..4096.",
            })
    void mistakesAreAnsweredWithWhatExists(String text, String message) {
        SettingException refused = assertThrows(SettingException.class, () -> Augmentation.parse(text));
        assertEquals(message + KNOWN, refused.getMessage());
    }

    @Test
    void whatDoesNotFitTheImagesIsRefusedBeforeAnythingRuns() {
        Dataset grey = Samples.random("digits", 5, 1, 8, 9);
        Augmentation saturation = Augmentation.parse("flip,saturation0.2");
        SettingException refused = assertThrows(SettingException.class, () -> saturation.outputShape(grey));
        assertEquals(
                "Augmentation flip,saturation0.2 does not fit digits: saturation0.2 needs images of 3 channels, these are"
                        + " 1x8x9.\nLeave that step out, or choose other data.",
                refused.getMessage());
        assertThrows(
                SettingException.class,
                () -> Batches.shuffled(
                        DATA, ALL, normalization(NormalizeMode.NONE), order(4, 1, 1), Augmentation.parse("crop8"), 1));
    }

    @Test
    void anImageDependsOnSeedEpochAndIndexOnly() {
        String all = "crop2,flip,rotate15,brightness0.2,saturation0.2";
        float[][] images = epoch(all, 7, 1, 3, 5);

        assertArrayEquals(images, epoch(all, 40, 99, 3, 5), "not on the batch size or the order");
        float[][] alone = byIndex(Batches.shuffled(
                DATA, new int[] {17}, normalization(NormalizeMode.SCALE), order(1, 1, 3), Augmentation.parse(all), 5));
        assertArrayEquals(images[17], alone[17], "not on the other images");
        assertFalse(Arrays.deepEquals(images, epoch(all, 7, 1, 4, 5)));
        assertFalse(Arrays.deepEquals(images, epoch(all, 7, 1, 3, 6)));
    }

    @Test
    void withoutAugmentationNothingChanges() {
        float[][] plain = byIndex(Batches.shuffled(DATA, ALL, normalization(NormalizeMode.SCALE), 7, 1, 3));
        assertArrayEquals(plain, epoch("none", 7, 1, 3, 5));
        assertFalse(Arrays.deepEquals(plain, epoch("flip", 7, 1, 3, 5)));
    }

    @Test
    void theShapeFollowsTheSteps() {
        assertEquals(new ImageShape(3, 4, 5), Augmentation.parse("crop2,rrc4x5").outputShape(DATA));
        assertEquals(new ImageShape(3, 8, 9), Augmentation.NONE.outputShape(DATA));
        assertEquals(3 * 4 * 5, epoch("crop2,rrc4x5", 7, 1, 1, 1)[0].length);
    }

    @Test
    void imagesThatAreOnlyLookedAtAreResizedButNotChanged() {
        assertEquals(
                "resize16,resize4x5",
                Augmentation.parse("crop4,flip,resize16,rotate3,rrc4x5")
                        .evaluation()
                        .toString());
        Normalization scale = normalization(NormalizeMode.SCALE);
        float[][] plain = byIndex(Batches.inOrder(DATA, null, scale, 7));
        assertArrayEquals(plain, byIndex(Batches.inOrder(DATA, null, scale, 7, Augmentation.parse("crop4,flip"))));
        assertArrayEquals(
                epoch("resize4x5", 7, 1, 1, 1),
                byIndex(Batches.inOrder(DATA, null, scale, 7, Augmentation.parse("rrc4x5,flip"))));
    }

    @Test
    void normalizationFollowsTheShape() {
        Augmentation half = Augmentation.parse("resize4x3");
        float[][] scaled = epoch("resize4x3", 7, 1, 1, 1);
        Normalization perChannel = normalization(NormalizeMode.MEAN_STD);
        float[][] standardized = byIndex(Batches.inOrder(DATA, null, perChannel, 7, half));
        for (int i = 0; i < 36; i++) {
            int c = i / 12;
            double expected = (scaled[2][i] - perChannel.mean()[c]) / perChannel.std()[c];
            assertEquals(expected, standardized[2][i], 1e-5);
        }
        // The mean image is resized as the images are: their mean is zero but for the rounding to bytes.
        float[][] centred = byIndex(Batches.inOrder(DATA, null, normalization(NormalizeMode.MEAN), 7, half));
        for (int i = 0; i < 36; i++) {
            double sum = 0;
            for (float[] image : centred) {
                sum += image[i];
            }
            assertEquals(0, sum / 40, 0.5 / 255);
        }
    }
}
