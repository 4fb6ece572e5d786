package backproplab.experiments.remote;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.datasets.Dataset;
import backproplab.datasets.TrainTest;
import backproplab.files.failure.ExitCode;
import backproplab.files.failure.UserException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ImageBytesTest {
    private static final List<String> NAMES = List.of("Zebra", "\u00c4pfel", "");

    private static Dataset part(String name, int channels, int images) {
        byte[] pixels = new byte[images * channels * 3 * 2];
        int[] labels = new int[images];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) (37 * i + images);
        }
        for (int i = 0; i < images; i++) {
            labels[i] = (i + images) % NAMES.size();
        }
        return new Dataset(name, channels, 3, 2, NAMES, pixels, labels);
    }

    private static void assertEqual(Dataset expected, Dataset read) {
        assertEquals(expected.toString(), read.toString());
        assertEquals(expected.name(), read.name());
        assertEquals(expected.classNames(), read.classNames());
        assertArrayEquals(expected.pixels(), read.pixels());
        assertArrayEquals(expected.labels(), read.labels());
    }

    private static void assertComesBack(TrainTest images) {
        TrainTest read = ImageBytes.read(ImageBytes.of(images));
        assertEqual(images.train(), read.train());
        assertEqual(images.test(), read.test());
        assertEquals(images.origin(), read.origin());
        assertEquals(images.embedded(), read.embedded());
    }

    @Test
    void everyImageComesBack() {
        assertComesBack(new TrainTest(part("grey", 1, 5), part("grey", 1, 4), "drawn by code", true));
        assertComesBack(new TrainTest(part("colour", 3, 300), part("colour", 3, 1), "/data", false));
    }

    @Test
    void theTestPartMayBeEmpty() {
        assertComesBack(new TrainTest(part("grey", 3, 5), part("grey", 3, 0), "", false));
    }

    @Test
    void theNameTellsImagesApart() {
        TrainTest one = new TrainTest(part("grey", 1, 5), part("grey", 1, 0), "", false);
        String name = ImageBytes.name(ImageBytes.of(one));
        assertTrue(name.matches("images-[0-9a-f]{16}"), name);
        assertEquals(
                name, ImageBytes.name(ImageBytes.of(new TrainTest(part("grey", 1, 5), part("grey", 1, 0), "", false))));
        assertNotEquals(
                name, ImageBytes.name(ImageBytes.of(new TrainTest(part("grey", 1, 5), part("grey", 1, 1), "", false))));
    }

    @Test
    void moreThanAnArrayHoldsIsRefused() {
        assertTrue(ImageBytes.size(2_000_000_000L) > 2_000_000_000L);
        UserException e = assertThrows(UserException.class, () -> ImageBytes.size(3_210_000_000L));
        assertEquals(ExitCode.ENVIRONMENT, e.code());
        assertEquals(
                "These images are 3.2 GB, and at most 2 GB can be sent to other machines.\n"
                        + "Train without --cluster, or with smaller or fewer images.",
                e.getMessage());
    }
}
