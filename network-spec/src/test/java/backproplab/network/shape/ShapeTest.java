package backproplab.network.shape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class ShapeTest {
    @Test
    void knowsItsSizeAndName() {
        Shape shape = Shape.of(64, 1, 28, 28);
        assertEquals(64 * 784, shape.size());
        assertEquals(4, shape.rank());
        assertEquals(28, shape.dim(3));
        assertEquals("64x1x28x28", shape.toString());
    }

    @Test
    void equalExtentsAreEqualShapes() {
        assertEquals(Shape.of(2, 3), Shape.of(2, 3));
        assertEquals(Shape.of(2, 3).hashCode(), Shape.of(2, 3).hashCode());
        assertNotEquals(Shape.of(2, 3), Shape.of(3, 2));
    }

    @Test
    void keepsItsOwnCopyOfTheExtents() {
        int[] dims = {2, 3};
        Shape shape = Shape.of(dims);
        dims[0] = 7;
        shape.toArray()[1] = 9;
        assertEquals(Shape.of(2, 3), shape);
    }

    @Test
    void refusesWhatNoArrayCanHold() {
        assertEquals(
                "more elements than a Java array can hold: [65536, 32768]",
                assertThrows(IllegalArgumentException.class, () -> Shape.of(65_536, 32_768))
                        .getMessage());
        assertEquals(
                "extents must be at least 1: [3, 0]",
                assertThrows(IllegalArgumentException.class, () -> Shape.of(3, 0))
                        .getMessage());
        assertEquals(
                "a shape needs at least one extent",
                assertThrows(IllegalArgumentException.class, Shape::of).getMessage());
    }
}
