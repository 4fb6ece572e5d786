package backproplab.datasets;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SplitTest {
    private static final ValidationSize THREE = new ValidationSize(3, 0);

    @Test
    void everyImageIsInOnePart() {
        Split split = Split.of(100, 5, THREE, Split.ALL);

        assertEquals(97, split.train().length);
        assertEquals(3, split.validation().length);
        int[] all = IntStream.concat(Arrays.stream(split.train()), Arrays.stream(split.validation()))
                .sorted()
                .toArray();
        assertArrayEquals(Samples.range(0, 100), all);
    }

    @Test
    void theFirstTrainingImagesAlone() {
        Split split = Split.of(10, 5, THREE, Split.ALL).first(2);
        assertArrayEquals(new int[] {3, 4}, split.train());
        assertArrayEquals(new int[] {0, 1, 7}, split.validation());
        assertEquals(Split.of(10, 5, THREE, 2).hash(), split.hash());
        assertEquals(
                "cannot take 3 of 2 training images",
                assertThrows(IllegalArgumentException.class, () -> split.first(3))
                        .getMessage());
        assertThrows(IllegalArgumentException.class, () -> split.first(0));
    }

    @Test
    void theSeedAloneDecides() {
        Split split = Split.of(10, 5, THREE, Split.ALL);

        // Computed apart, with the generator as its specification has it: any change would make old results
        // incomparable.
        assertArrayEquals(new int[] {3, 4, 2, 8, 5, 6, 9}, split.train());
        assertArrayEquals(new int[] {0, 1, 7}, split.validation());
        assertEquals("52c1f443f8a3e1f5", split.hash());
        assertEquals(split.hash(), Split.of(10, 5, THREE, Split.ALL).hash());
        assertNotEquals(split.hash(), Split.of(10, 6, THREE, Split.ALL).hash());
    }

    @Test
    void theLimitLeavesTheValidationPartAlone() {
        Split whole = Split.of(100, 5, THREE, Split.ALL);
        Split limited = Split.of(100, 5, THREE, 10);

        assertArrayEquals(Arrays.copyOf(whole.train(), 10), limited.train());
        assertArrayEquals(whole.validation(), limited.validation());
        assertNotEquals(whole.hash(), limited.hash());
        assertEquals(whole.hash(), Split.of(100, 5, THREE, 1000).hash());
    }

    @Test
    void refusesALimitThatLeavesNothing() {
        SettingException refused = assertThrows(SettingException.class, () -> Split.of(100, 5, THREE, 0));
        assertEquals("Train limit 0 leaves nothing to train on: use at least 1.", refused.getMessage());
    }

    @Test
    void givesCopies() {
        Split split = Split.of(10, 5, THREE, Split.ALL);
        split.train()[0] = -1;
        split.validation()[0] = -1;
        assertArrayEquals(Split.of(10, 5, THREE, Split.ALL).train(), split.train());
        assertArrayEquals(Split.of(10, 5, THREE, Split.ALL).validation(), split.validation());
    }
}
