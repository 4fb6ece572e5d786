package backproplab.experiments.parity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.experiments.Tolerances;
import org.junit.jupiter.api.Test;

/** The error between two tensors and what is said of it, worked out by hand. */
class TensorErrorTest {
    @Test
    void theDifferenceIsMeasuredAgainstTheLongerTensor() {
        TensorError error = TensorError.of(new double[] {3, 4, 0}, new double[] {3, 4, 12});
        assertEquals(12 / 13.0, error.relative(), Tolerances.BY_HAND);
        assertEquals(13, error.norm(), Tolerances.BY_HAND);
        assertEquals(12, error.maxAbsolute());
        assertEquals(2, error.worstIndex());
        assertEquals(0, error.left());
        assertEquals(12, error.right());
    }

    @Test
    void zeroAgainstZeroIsNoError() {
        assertEquals(0, TensorError.of(new double[2], new double[2]).relative());
    }

    @Test
    void tinyTensorsAreMeasuredAgainstTheSmallestNorm() {
        assertEquals(
                1e-3, TensorError.of(new double[] {1e-15}, new double[] {0}).relative(), Tolerances.BY_HAND);
    }

    @Test
    void theFirstThatIsNoNumberIsTheWorst() {
        TensorError error = TensorError.of(new double[] {1, Double.NaN, 3, Double.NaN}, new double[] {9, 2, 3, 4});
        assertEquals(1, error.worstIndex());
        assertTrue(Double.isNaN(error.relative()));
        assertEquals(Verdict.BROKEN, finding(error, false, 1).verdict());
        assertEquals(Verdict.BROKEN, finding(error, false, Bounds.NONE).verdict());
    }

    @Test
    void aBoundIsKeptUpToItself() {
        TensorError error = TensorError.of(new double[] {1, 0}, new double[] {1, 0.5});
        double relative = error.relative();
        assertEquals(Verdict.OK, finding(error, false, relative).verdict());
        assertEquals(Verdict.BROKEN, finding(error, false, relative * 0.999).verdict());
        assertEquals(Verdict.REPORTED, finding(error, false, Bounds.NONE).verdict());
        assertEquals(Verdict.OK, finding(error, true, 0.5).verdict());
        assertEquals(Verdict.BROKEN, finding(error, true, 0.49).verdict());
    }

    @Test
    void tensorsOfUnequalSizeAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> TensorError.of(new double[1], new double[2]));
        assertThrows(IllegalArgumentException.class, () -> TensorError.of(new double[0], new double[0]));
    }

    private static Finding finding(TensorError error, boolean absolute, double bound) {
        return new Finding(0, Quantity.GRADIENT, "w", error, absolute, bound);
    }
}
