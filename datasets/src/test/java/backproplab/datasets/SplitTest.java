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
        Split split = Split.of(100, 5, THREE, 0);

        assertEquals(97, split.train().length);
        assertEquals(3, split.validation().length);
        int[] all = IntStream.concat(Arrays.stream(split.train()), Arrays.stream(split.validation()))
                .sorted()
                .toArray();
        assertArrayEquals(Samples.range(0, 100), all);
    }

    @Test
    void theSeedAloneDecides() {
        Split split = Split.of(10, 5, THREE, 0);

        // Computed apart, with the generator as its specification has it: any change would make old results
        // incomparable.
        assertArrayEquals(new int[] {3, 4, 2, 8, 5, 6, 9}, split.train());
        assertArrayEquals(new int[] {0, 1, 7}, split.validation());
        assertEquals("52c1f443f8a3e1f5", split.hash());
        assertEquals(split.hash(), Split.of(10, 5, THREE, 0).hash());
        assertNotEquals(split.hash(), Split.of(10, 6, THREE, 0).hash());
    }

    @Test
    void theLimitLeavesTheValidationPartAlone() {
        Split whole = Split.of(100, 5, THREE, 0);
        Split limited = Split.of(100, 5, THREE, 10);

        assertArrayEquals(Arrays.copyOf(whole.train(), 10), limited.train());
        assertArrayEquals(whole.validation(), limited.validation());
        assertNotEquals(whole.hash(), limited.hash());
        assertEquals(whole.hash(), Split.of(100, 5, THREE, 1000).hash());
    }

    @Test
    void refusesANegativeLimit() {
        SettingException refused = assertThrows(SettingException.class, () -> Split.of(100, 5, THREE, -1));
        assertEquals("Train limit -1 is negative: use 0 for all images or a positive count.", refused.getMessage());
    }

    @Test
    void givesCopies() {
        Split split = Split.of(10, 5, THREE, 0);
        split.train()[0] = -1;
        split.validation()[0] = -1;
        assertArrayEquals(Split.of(10, 5, THREE, 0).train(), split.train());
        assertArrayEquals(Split.of(10, 5, THREE, 0).validation(), split.validation());
    }
}
