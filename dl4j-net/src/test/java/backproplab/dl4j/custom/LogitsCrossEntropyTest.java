package backproplab.dl4j.custom;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;

class LogitsCrossEntropyTest {

    private static final ActivationIdentity IDENTITY = new ActivationIdentity();

    private final LogitsCrossEntropy loss = new LogitsCrossEntropy(0);
    private final INDArray logits = Nd4j.createFromArray(new double[][] {{1, 2, 3}, {-0.5, 0, 4}});
    private final INDArray labels = Nd4j.createFromArray(new double[][] {{0, 1, 0}, {0, 0, 1}});

    @Test
    void scoresAreWhatTheFormulaGives() {
        double first = Math.log(Math.exp(1) + Math.exp(2) + Math.exp(3)) - 2;
        double second = Math.log(Math.exp(-0.5) + 1 + Math.exp(4)) - 4;
        INDArray rows = loss.computeScoreArray(labels, logits, IDENTITY, null);
        assertArrayEquals(new long[] {2, 1}, rows.shape());
        assertArrayEquals(new double[] {first, second}, rows.data().asDouble(), 1e-14);
        assertEquals(first + second, loss.computeScore(labels, logits, IDENTITY, null, false), 1e-14);
        assertEquals((first + second) / 2, loss.computeScore(labels, logits, IDENTITY, null, true), 1e-14);
    }

    @Test
    void gradientIsSoftmaxMinusLabel() {
        double sum = Math.exp(1) + Math.exp(2) + Math.exp(3);
        INDArray gradient = loss.computeGradient(labels, logits, IDENTITY, null);
        double[] first = {Math.exp(1) / sum, Math.exp(2) / sum - 1, Math.exp(3) / sum};
        assertArrayEquals(first, gradient.getRow(0).toDoubleVector(), 1e-15);
    }

    /** By hand for three classes and s = 0.3: the target of the first row is 0.1, 0.8, 0.1. */
    @Test
    void smoothingSpreadsTheTargetOverAllClasses() {
        LogitsCrossEntropy smooth = new LogitsCrossEntropy(0.3);
        double sum = Math.exp(1) + Math.exp(2) + Math.exp(3);
        INDArray rows = smooth.computeScoreArray(labels, logits, IDENTITY, null);
        assertEquals(Math.log(sum) - (0.1 * 1 + 0.8 * 2 + 0.1 * 3), rows.getDouble(0), 1e-14);
        INDArray gradient = smooth.computeGradient(labels, logits, IDENTITY, null);
        double[] first = {Math.exp(1) / sum - 0.1, Math.exp(2) / sum - 0.8, Math.exp(3) / sum - 0.1};
        assertArrayEquals(first, gradient.getRow(0).toDoubleVector(), 1e-15);
    }

    @Test
    void smoothedLossOfHugeLogitsIsFinite() {
        INDArray huge = Nd4j.createFromArray(new double[][] {{1e4, -1e4, 0}, {-1e4, 1e4, 0}});
        LogitsCrossEntropy smooth = new LogitsCrossEntropy(0.3);
        // Shifted logits are 0, -2e4, -1e4 and -2e4, 0, -1e4; the targets 0.1, 0.8, 0.1 and 0.1, 0.1, 0.8.
        assertEquals(17_000 + 10_000, smooth.computeScore(labels, huge, IDENTITY, null, false), 1e-8);
    }

    @Test
    void scoreAndGradientTogetherAreTheSame() {
        var both = loss.computeGradientAndScore(labels, logits, IDENTITY, null, true);
        assertEquals(loss.computeScore(labels, logits, IDENTITY, null, true), both.getFirst());
        assertEquals(loss.computeGradient(labels, logits, IDENTITY, null), both.getSecond());
    }

    @Test
    void dl4jsOwnLossAgreesWhereItDoesNotClip() {
        double expected = new LossMCXENT().computeScore(labels, logits.dup(), new ActivationSoftmax(), null, true);
        assertEquals(expected, loss.computeScore(labels, logits, IDENTITY, null, true), 1e-12);
    }

    @Test
    void inputsStayAsTheyWere() {
        INDArray before = logits.dup();
        loss.computeGradientAndScore(labels, logits, IDENTITY, null, true);
        assertEquals(before, logits);
    }

    @Test
    void otherActivationsAndMasksAreRefused() {
        IllegalArgumentException activation = assertThrows(
                IllegalArgumentException.class,
                () -> loss.computeGradient(labels, logits, new ActivationSoftmax(), null));
        assertEquals("LogitsCrossEntropy needs the identity activation, not softmax", activation.getMessage());
        IllegalArgumentException mask = assertThrows(
                IllegalArgumentException.class, () -> loss.computeScore(labels, logits, IDENTITY, labels, true));
        assertEquals("LogitsCrossEntropy takes no mask", mask.getMessage());
    }
}
