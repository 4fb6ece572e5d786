package backproplab.manual.loss;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.manual.TestData;
import backproplab.manual.Tolerances;
import backproplab.manual.check.GradientCheck;
import backproplab.manual.check.GradientResult;
import backproplab.manual.loops.SoftmaxCrossEntropyLoops;
import backproplab.manual.tensor.DoubleTensor;
import backproplab.manual.tensor.FloatTensor;
import org.junit.jupiter.api.Test;

class SoftmaxCrossEntropyTest {
    @Test
    void equalLogitsGiveLogK() {
        assertEquals(
                Math.log(10), new SoftmaxCrossEntropyLoops().forward(DoubleTensor.zeros(3, 10), new int[3]), 1e-12);
        assertEquals(Math.log(10), new SoftmaxCrossEntropy().forward(FloatTensor.zeros(3, 10), new int[3]), 1e-6);
    }

    @Test
    void twoClassesByHand() {
        // softmax of (0, ln 3) is (1/4, 3/4); label 0 costs ln 4, label 1 costs ln(4/3)
        double[] logits = {0, Math.log(3), 0, Math.log(3)};
        SoftmaxCrossEntropyLoops loss = new SoftmaxCrossEntropyLoops();
        double value = loss.forward(TestData.doubles(logits, 2, 2), new int[] {0, 1});
        assertEquals((Math.log(4) + Math.log(4.0 / 3)) / 2, value, Tolerances.BY_HAND);
        double[] expected = {-0.375, 0.375, 0.125, -0.125};
        assertTrue(TestData.error(expected, loss.backward().toDoubles()) <= Tolerances.BY_HAND);
    }

    @Test
    void gradientEqualsTheNumericOne() {
        int[] labels = {2, 0, 4};
        DoubleTensor logits = TestData.doubles(TestData.values(15, 1), 3, 5);
        SoftmaxCrossEntropyLoops loss = new SoftmaxCrossEntropyLoops();
        loss.forward(logits, labels);
        double[] gradient = loss.backward().toDoubles();
        GradientResult result = new GradientCheck()
                .compare("logits", gradient, logits.data(), () -> new SoftmaxCrossEntropyLoops()
                        .forward(logits, labels));
        assertTrue(result.error() <= Tolerances.GRADIENT, result.toString());
    }

    @Test
    void floatEqualsDouble() {
        double[] values = TestData.values(40 * 10, 2);
        for (double scale : new double[] {1, 10, 80}) {
            double[] logits = java.util.Arrays.stream(values)
                    .map(v -> (float) (scale * v))
                    .toArray();
            int[] labels = TestData.labels(40, 10, 3);
            SoftmaxCrossEntropyLoops exact = new SoftmaxCrossEntropyLoops();
            SoftmaxCrossEntropy fast = new SoftmaxCrossEntropy();
            double expected = exact.forward(TestData.doubles(logits, 40, 10), labels);
            assertEquals(expected, fast.forward(TestData.floats(logits, 40, 10), labels), 1e-6 * expected);
            assertTrue(TestData.error(exact.backward(), fast.backward()) <= Tolerances.FLOAT_LAYER);
        }
    }

    @Test
    void hugeLogitsStayFinite() {
        double[] logits = {1e4, -1e4, 0, -1e4, 1e4, 0};
        int[] labels = {1, 1};
        double expected = (2e4 + 0) / 2;
        assertEquals(expected, new SoftmaxCrossEntropyLoops().forward(TestData.doubles(logits, 2, 3), labels), 1e-9);
        SoftmaxCrossEntropy fast = new SoftmaxCrossEntropy();
        assertEquals(expected, fast.forward(TestData.floats(logits, 2, 3), labels), 1e-9);
        assertTrue(fast.backward().isFinite());
    }

    @Test
    void gradientRowsSumToZero() {
        SoftmaxCrossEntropyLoops loss = new SoftmaxCrossEntropyLoops();
        loss.forward(TestData.doubles(TestData.values(30, 4), 5, 6), TestData.labels(5, 6, 5));
        for (int row = 0; row < 5; row++) {
            double sum = 0;
            for (int k = 0; k < 6; k++) {
                sum += loss.backward().get(row * 6 + k);
            }
            assertEquals(0, sum, Tolerances.BY_HAND);
        }
    }

    @Test
    void aNaNLogitGivesANaNLoss() {
        assertTrue(Double.isNaN(
                new SoftmaxCrossEntropy().forward(TestData.floats(new double[] {0, Double.NaN}, 1, 2), new int[1])));
    }

    /** A class with probability 0 that is not the label: log(1 + e^-1) with logits 1, 0 and minus infinity. */
    @Test
    void aLogitInfinitelyBelowCostsNothingWhereItIsNotTheTarget() {
        double[] logits = {1, 0, Double.NEGATIVE_INFINITY};
        double expected = Math.log1p(Math.exp(-1));
        SoftmaxCrossEntropyLoops exact = new SoftmaxCrossEntropyLoops();
        assertEquals(expected, exact.forward(TestData.doubles(logits, 1, 3), new int[] {0}), 1e-12);
        assertEquals(0, exact.backward().get(2));
        SoftmaxCrossEntropy fast = new SoftmaxCrossEntropy();
        assertEquals(expected, fast.forward(TestData.floats(logits, 1, 3), new int[] {0}), 1e-6);
        assertEquals(0, fast.backward().get(2));
        assertEquals(Double.POSITIVE_INFINITY, exact.forward(TestData.doubles(logits, 1, 3), new int[] {2}));
        assertEquals(Double.POSITIVE_INFINITY, fast.forward(TestData.floats(logits, 1, 3), new int[] {2}));
    }

    @Test
    void refusesLabelsThatDoNotFit() {
        SoftmaxCrossEntropy loss = new SoftmaxCrossEntropy();
        assertEquals(
                "label 3 of row 1 is not in [0, 3)",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> loss.forward(FloatTensor.zeros(2, 3), new int[] {0, 3}))
                        .getMessage());
        assertEquals(
                "1 labels for 2 rows of logits",
                assertThrows(IllegalArgumentException.class, () -> loss.forward(FloatTensor.zeros(2, 3), new int[1]))
                        .getMessage());
        assertEquals(
                "logits must be N x K, not 6",
                assertThrows(IllegalArgumentException.class, () -> loss.forward(FloatTensor.zeros(6), new int[6]))
                        .getMessage());
    }
}
