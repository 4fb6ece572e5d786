package backproplab.datasets;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NormalizationTest {
    /** Two channels of 1 x 2; the third image is outside the training part and would change every statistic. */
    private static final Dataset DATA = new Dataset(
            "tiny",
            2,
            1,
            2,
            List.of("a"),
            new byte[] {0, (byte) 255, 51, 51, 102, (byte) 153, 51, 51, 7, 7, 7, 7},
            new int[] {0, 0, 0});

    private static final int[] TRAIN = {0, 1};

    private static float[] second(NormalizeMode mode) {
        float[] out = new float[5];
        Normalization.compute(mode, DATA, TRAIN).apply(DATA.pixels(), 4, out, 1);
        assertEquals(0, out[0], "nothing is written before the place asked for");
        return java.util.Arrays.copyOfRange(out, 1, 5);
    }

    @Test
    void noneIsTheRawValue() {
        assertArrayEquals(new float[] {102, 153, 51, 51}, second(NormalizeMode.NONE));
        assertEquals(0, Normalization.compute(NormalizeMode.NONE, DATA, TRAIN).mean().length);
    }

    @Test
    void scaleDividesBy255() {
        assertArrayEquals(new float[] {0.4f, 0.6f, 0.2f, 0.2f}, second(NormalizeMode.SCALE));
    }

    @Test
    void meanSubtractsTheMeanImage() {
        // Mean image: (0 + 102) / 2 / 255 = 0.2, (255 + 153) / 2 / 255 = 0.8, 0.2, 0.2.
        Normalization normalization = Normalization.compute(NormalizeMode.MEAN, DATA, TRAIN);
        assertArrayEquals(new double[] {0.2, 0.8, 0.2, 0.2}, normalization.mean(), 1e-15);
        assertArrayEquals(new float[] {0.2f, -0.2f, 0, 0}, second(NormalizeMode.MEAN), 1e-7f);
    }

    @Test
    void meanStdWorksPerChannel() {
        // Channel 0 on the scale 0..1: 0, 1, 0.4, 0.6; mean 0.5; squares of differences 0.25, 0.25, 0.01, 0.01; std
        // sqrt(0.13).
        Normalization normalization = Normalization.compute(NormalizeMode.MEAN_STD, DATA, TRAIN);
        double std = Math.sqrt(0.13);
        assertArrayEquals(new double[] {0.5, 0.2}, normalization.mean(), 1e-15);
        assertArrayEquals(new double[] {std, 0}, normalization.std(), 1e-15);
        assertArrayEquals(
                new float[] {(float) (-0.1 / std), (float) (0.1 / std), 0, 0}, second(NormalizeMode.MEAN_STD), 1e-7f);
    }

    @Test
    void aConstantChannelOfOtherImagesStaysFinite() {
        float[] out = new float[4];
        Normalization.compute(NormalizeMode.MEAN_STD, DATA, TRAIN).apply(DATA.pixels(), 8, out, 0);
        assertEquals((float) (7 / 255.0 - 0.2), out[2], 1e-7f);
    }

    @Test
    void statisticsNeedImages() {
        IllegalArgumentException refused = assertThrows(
                IllegalArgumentException.class, () -> Normalization.compute(NormalizeMode.MEAN_STD, DATA, new int[0]));
        assertEquals("normalization mean-std needs at least one training image", refused.getMessage());
    }

    @ParameterizedTest
    @EnumSource
    void isRestoredFromItsStatistics(NormalizeMode mode) {
        Normalization original = Normalization.compute(mode, DATA, TRAIN);
        Normalization restored = Normalization.of(mode, 2, 1, 2, original.mean(), original.std());
        float[] expected = new float[4];
        float[] actual = new float[4];
        for (int image = 0; image < 3; image++) {
            original.apply(DATA.pixels(), 4 * image, expected, 0);
            restored.apply(DATA.pixels(), 4 * image, actual, 0);
            assertArrayEquals(expected, actual, 0);
        }
        assertEquals(mode, restored.mode());
    }

    private static void refused(String message, NormalizeMode mode, int width, double[] mean, double... std) {
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> Normalization.of(mode, 1, 2, width, mean, std));
        assertEquals(message, refused.getMessage());
    }

    @Test
    void statisticsThatCannotBeAreRefused() {
        double[] none = {};
        double[] one = {0.5};
        refused("images have no size: 1x2x0", NormalizeMode.NONE, 0, none);
        refused("normalization scale takes 0 values of mean, not 1", NormalizeMode.SCALE, 3, one);
        refused("normalization mean takes 6 values of mean, not 1", NormalizeMode.MEAN, 3, one);
        refused("normalization mean-std takes 1 values of std, not 0", NormalizeMode.MEAN_STD, 3, one);
        refused("normalization mean-std cannot have std[0] = -1.0", NormalizeMode.MEAN_STD, 3, one, -1);
        refused("normalization mean-std cannot have std[0] = NaN", NormalizeMode.MEAN_STD, 3, one, Double.NaN);
        refused(
                "normalization mean-std cannot have mean[0] = -Infinity",
                NormalizeMode.MEAN_STD,
                3,
                new double[] {Double.NEGATIVE_INFINITY},
                1);
    }
}
