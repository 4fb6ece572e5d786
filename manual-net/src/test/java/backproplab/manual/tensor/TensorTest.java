package backproplab.manual.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.network.shape.Shape;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TensorTest {
    static Stream<Tensor<?>> precisions() {
        return Stream.of(FloatTensor.zeros(2, 3), DoubleTensor.zeros(2, 3));
    }

    @ParameterizedTest
    @MethodSource("precisions")
    <T extends Tensor<T>> void aViewSharesStorageAndKeepsEveryElement(T tensor) {
        tensor.copyFrom(new double[] {1, 2, 3, 4, 5, 6});
        T view = tensor.view(Shape.of(3, 2));
        view.set(5, 60);
        assertArrayEquals(new double[] {1, 2, 3, 4, 5, 60}, tensor.toDoubles());
        assertEquals(
                "shape 2x3 cannot be seen as 4x2",
                assertThrows(IllegalArgumentException.class, () -> tensor.view(Shape.of(4, 2)))
                        .getMessage());
    }

    @ParameterizedTest
    @MethodSource("precisions")
    <T extends Tensor<T>> void fitReusesWhatIsLongEnough(T tensor) {
        assertSame(tensor, tensor.fit(Shape.of(2, 3)));
        T smaller = tensor.fit(Shape.of(1, 3));
        smaller.set(0, 7);
        assertEquals(7, tensor.get(0));
        assertSame(Shape.of(1, 3).size(), smaller.size());
        T grownBack = smaller.fit(Shape.of(2, 3));
        assertEquals(7, grownBack.get(0), "the storage of the larger shape is still there");
        T larger = tensor.fit(Shape.of(4, 3));
        assertNotSame(tensor, larger);
        assertEquals(0, larger.get(0));
    }

    @ParameterizedTest
    @MethodSource("precisions")
    <T extends Tensor<T>> void refusesTheWrongNumberOfValues(T tensor) {
        assertEquals(
                "2 values for a tensor of shape 2x3 (6 elements)",
                assertThrows(IllegalArgumentException.class, () -> tensor.copyFrom(new double[2]))
                        .getMessage());
    }

    @ParameterizedTest
    @MethodSource("precisions")
    <T extends Tensor<T>> void knowsWhetherItIsFinite(T tensor) {
        assertTrue(tensor.isFinite());
        tensor.set(4, Double.NaN);
        assertFalse(tensor.isFinite());
        tensor.set(4, Double.NEGATIVE_INFINITY);
        assertFalse(tensor.isFinite());
        tensor.zero();
        assertTrue(tensor.isFinite());
    }

    @Test
    void aWrappedArrayMustBeLongEnough() {
        assertEquals(
                "an array of 5 is too short for shape 2x3",
                assertThrows(IllegalArgumentException.class, () -> DoubleTensor.wrap(new double[5], Shape.of(2, 3)))
                        .getMessage());
    }
}
