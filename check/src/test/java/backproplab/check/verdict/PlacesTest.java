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
        assertEquals("in row 2 alone", words(matrix, i -> i / 5 == 1));
        assertEquals("in row 4, the last, alone", words(matrix, i -> i / 5 == 3));
        assertEquals("in row 2 and all behind it", words(matrix, i -> i / 5 >= 1));
        assertEquals("in column 3 alone", words(matrix, i -> i % 5 == 2));
        assertEquals("everywhere", words(matrix, i -> true));
        assertEquals("at 10 of 20 places", words(matrix, i -> i % 2 == 0));
    }

    @Test
    void imagesChannelsAndTheBorder() {
        Shape images = Shape.of(2, 3, 4, 5);
        assertEquals("in channel 2 alone", words(images, i -> i / 20 % 3 == 1));
        assertEquals("in image 1 alone", words(images, i -> i < 60));
        assertEquals("in image 2, the last, alone, channel 1 alone", words(images, i -> i / 20 == 3));
        assertEquals("in row 4, the last, alone", words(images, i -> i / 5 % 4 == 3));
        assertEquals("in column 1 alone", words(images, i -> i % 5 == 0));
        assertEquals(
                "in pixels of the border alone",
                words(images, i -> i / 5 % 4 == 0 || i / 5 % 4 == 3 || i % 5 == 0 || i % 5 == 4));
        assertEquals("everywhere", words(images, i -> true));
    }

    @Test
    void elementsOfAVectorAndASingleNumber() {
        assertEquals("in element 3 alone", words(Shape.of(7), i -> i == 2));
        assertEquals("", words(Shape.of(1), i -> true));
    }
}
