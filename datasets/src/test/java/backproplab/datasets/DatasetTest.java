package backproplab.datasets;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class DatasetTest {
    private static final List<String> TWO = List.of("no", "yes");

    @Test
    void tellsItsSizes() {
        Dataset dataset = new Dataset("tiny", 3, 1, 2, TWO, new byte[12], new int[] {0, 1});

        assertEquals("tiny[2 x 3x1x2, 2 classes]", dataset.toString());
        assertEquals(2, dataset.size());
        assertEquals(6, dataset.featuresPerSample());
        assertEquals(2, dataset.classes());
        assertEquals(TWO, dataset.classNames());
    }

    @Test
    void takesTheFirstImages() {
        Dataset dataset = new Dataset("tiny", 1, 1, 2, TWO, new byte[] {1, 2, 3, 4, 5, 6}, new int[] {0, 1, 1});

        Dataset taken = dataset.take(2);

        assertArrayEquals(new byte[] {1, 2, 3, 4}, taken.pixels());
        assertArrayEquals(new int[] {0, 1}, taken.labels());
        assertSame(dataset, dataset.take(3));
        assertEquals(0, dataset.take(0).size());
        assertMessage("tiny has 3 images, cannot take 4", () -> dataset.take(4));
    }

    @Test
    void refusesWhatDoesNotFit() {
        assertMessage(
                "bad: 2 images of 1x2x2 need 8 bytes, got 7",
                () -> new Dataset("bad", 1, 2, 2, TWO, new byte[7], new int[] {0, 1}));
        assertMessage(
                "bad: label 2 of image 1 is outside 0..1",
                () -> new Dataset("bad", 1, 1, 1, TWO, new byte[2], new int[] {0, 2}));
        assertMessage(
                "bad: label -1 of image 0 is outside 0..1",
                () -> new Dataset("bad", 1, 1, 1, TWO, new byte[1], new int[] {-1}));
        assertMessage(
                "images of bad have no size: 1x0x2",
                () -> new Dataset("bad", 1, 0, 2, TWO, new byte[0], new int[] {0}));
    }

    private static void assertMessage(String message, org.junit.jupiter.api.function.Executable action) {
        assertEquals(
                message, assertThrows(IllegalArgumentException.class, action).getMessage());
    }

    @Test
    void aSampleOfASetInTheOrderOfItsClassesHasAllOfThem() {
        byte[] pixels = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9};
        int[] byClass = {0, 0, 0, 0, 1, 1, 1, 2, 2, 2};
        Dataset ordered = new Dataset("toy", 1, 1, 1, List.of("a", "b", "c"), pixels, byClass);
        assertArrayEquals(new byte[] {0, 2, 5, 7}, ordered.sample(4).pixels());
        assertArrayEquals(new int[] {0, 0, 1, 2}, ordered.sample(4).labels());
        assertSame(ordered, ordered.sample(10));
        assertThrows(IllegalArgumentException.class, () -> ordered.sample(11));
        int[] mixed = {0, 2, 1, 0, 1, 2, 0, 1, 2, 0};
        Dataset shuffled = new Dataset("toy", 1, 1, 1, List.of("a", "b", "c"), pixels, mixed);
        assertArrayEquals(new byte[] {0, 1, 2, 3}, shuffled.sample(4).pixels(), "the first, as they are numbered");
    }
}
