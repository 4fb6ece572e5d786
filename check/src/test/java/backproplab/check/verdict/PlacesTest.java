package backproplab.check.verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;

import backproplab.network.shape.Shape;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;

class PlacesTest {
    private static String words(Shape shape, IntPredicate marked) {
        boolean[] marks = new boolean[shape.size()];
        for (int i = 0; i < marks.length; i++) {
            marks[i] = marked.test(i);
        }
        return new Places(shape, marks).words("row");
    }

    @Test
    void rowsAndColumnsOfAMatrix() {
        Shape matrix = Shape.of(4, 5);
        assertEquals("in row 1 alone (from 0)", words(matrix, i -> i / 5 == 1));
        assertEquals("in row 3, the last, alone (from 0)", words(matrix, i -> i / 5 == 3));
        assertEquals("in row 1 and all behind it (from 0)", words(matrix, i -> i / 5 >= 1));
        assertEquals("in column 2 alone (from 0)", words(matrix, i -> i % 5 == 2));
        assertEquals("everywhere", words(matrix, i -> true));
        assertEquals("at 10 of 20 places", words(matrix, i -> i % 2 == 0));
    }

    @Test
    void imagesChannelsAndTheBorder() {
        Shape images = Shape.of(2, 3, 4, 5);
        assertEquals("in channel 1 alone (from 0)", words(images, i -> i / 20 % 3 == 1));
        assertEquals("in image 0 alone (from 0)", words(images, i -> i < 60));
        assertEquals("in image 1, the last, alone, channel 0 alone (from 0)", words(images, i -> i / 20 == 3));
        assertEquals("in row 3, the last, alone (from 0)", words(images, i -> i / 5 % 4 == 3));
        assertEquals("in column 0 alone (from 0)", words(images, i -> i % 5 == 0));
        assertEquals(
                "in pixels of the border alone",
                words(images, i -> i / 5 % 4 == 0 || i / 5 % 4 == 3 || i % 5 == 0 || i % 5 == 4));
        assertEquals("everywhere", words(images, i -> true));
    }

    @Test
    void stepsAreCountedFromOne() {
        assertEquals(
                "in step 2 alone", new Places(Shape.of(3, 1), new boolean[] {false, true, false}).words(Places.STEP));
    }

    @Test
    void elementsOfAVectorAndASingleNumber() {
        assertEquals("in element 2 alone (from 0)", words(Shape.of(7), i -> i == 2));
        assertEquals("", words(Shape.of(1), i -> true));
    }
}
