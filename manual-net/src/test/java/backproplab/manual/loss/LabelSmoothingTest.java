package backproplab.manual.loss;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.manual.TestData;
import backproplab.manual.Tolerances;
import backproplab.manual.check.GradientCheck;
import backproplab.manual.check.GradientResult;
import backproplab.manual.loops.SoftmaxCrossEntropyLoops;
import backproplab.manual.tensor.DoubleTensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Targets (1 - s) one-hot + s / K. */
class LabelSmoothingTest {
    @Test
    void twoClassesByHand() {
        // softmax of (0, ln 3) is (1/4, 3/4); with s = 0.2 the target of label 0 is (0.9, 0.1), of label 1 (0.1, 0.9).
        double[] logits = {0, Math.log(3), 0, Math.log(3)};
        int[] labels = {0, 1};
        double first = 0.9 * Math.log(4) + 0.1 * Math.log(4.0 / 3);
        double second = 0.1 * Math.log(4) + 0.9 * Math.log(4.0 / 3);
        double[] gradient = {-0.325, 0.325, 0.075, -0.075};
        SoftmaxCrossEntropyLoops exact = new SoftmaxCrossEntropyLoops(0.2);
        assertEquals((first + second) / 2, exact.forward(TestData.doubles(logits, 2, 2), labels), Tolerances.BY_HAND);
        assertArrayEquals(gradient, exact.backward().toDoubles(), Tolerances.BY_HAND);
        SoftmaxCrossEntropy fast = new SoftmaxCrossEntropy(0.2);
        assertEquals(
                (first + second) / 2, fast.forward(TestData.floats(logits, 2, 2), labels), Tolerances.BY_HAND_FLOAT);
        assertArrayEquals(gradient, fast.backward().toDoubles(), Tolerances.BY_HAND_FLOAT);
    }

    @Test
    void gradientEqualsTheNumericOne() {
        int[] labels = {2, 0, 4};
        DoubleTensor logits = TestData.doubles(TestData.values(15, 1), 3, 5);
        SoftmaxCrossEntropyLoops loss = new SoftmaxCrossEntropyLoops(0.3);
        loss.forward(logits, labels);
        GradientResult result = new GradientCheck()
                .compare("logits", loss.backward().toDoubles(), logits.data(), () -> new SoftmaxCrossEntropyLoops(0.3)
                        .forward(logits, labels));
        assertTrue(result.error() <= Tolerances.GRADIENT, result.toString());
    }

    @Test
    void floatEqualsDouble() {
        double[] logits = TestData.values(40 * 10, 2);
        int[] labels = TestData.labels(40, 10, 3);
        SoftmaxCrossEntropyLoops exact = new SoftmaxCrossEntropyLoops(0.1);
        SoftmaxCrossEntropy fast = new SoftmaxCrossEntropy(0.1);
        double expected = exact.forward(TestData.doubles(logits, 40, 10), labels);
        assertEquals(expected, fast.forward(TestData.floats(logits, 40, 10), labels), 1e-6 * expected);
        assertTrue(TestData.error(exact.backward(), fast.backward()) <= Tolerances.FLOAT_LAYER);
    }

    @Test
    void noSmoothingIsTheLossWithoutItBitForBit() {
        double[] logits = TestData.values(20 * 10, 4);
        int[] labels = TestData.labels(20, 10, 5);
        SoftmaxCrossEntropy plain = new SoftmaxCrossEntropy();
        SoftmaxCrossEntropy zero = new SoftmaxCrossEntropy(0);
        assertEquals(
                plain.forward(TestData.floats(logits, 20, 10), labels),
                zero.forward(TestData.floats(logits, 20, 10), labels));
        assertArrayEquals(plain.backward().data(), zero.backward().data());
    }

    @Test
    void hugeLogitsStayFinite() {
        // Label 1 lies 2e4 below the maximum, label 2 lies 1e4 below: t = (0.1, 0.8, 0.1) with s = 0.3.
        double[] logits = {1e4, -1e4, 0};
        double expected = 0.8 * 2e4 + 0.1 * 1e4;
        int[] labels = {1};
        assertEquals(expected, new SoftmaxCrossEntropyLoops(0.3).forward(TestData.doubles(logits, 1, 3), labels), 1e-8);
        SoftmaxCrossEntropy fast = new SoftmaxCrossEntropy(0.3);
        assertEquals(expected, fast.forward(TestData.floats(logits, 1, 3), labels), 1e-8);
        assertTrue(fast.backward().isFinite());
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 1, Double.NaN})
    void refusesASmoothingOutsideItsRange(double smoothing) {
        String message = "label smoothing must be in [0, 1): " + smoothing;
        assertEquals(
                message,
                assertThrows(IllegalArgumentException.class, () -> new SoftmaxCrossEntropy(smoothing))
                        .getMessage());
        assertEquals(
                message,
                assertThrows(IllegalArgumentException.class, () -> new SoftmaxCrossEntropyLoops(smoothing))
                        .getMessage());
    }
}
