package backproplab.dl4j.custom;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.regularization.L2Regularization;
import org.nd4j.linalg.learning.regularization.Regularization.ApplyStep;

/** The terms that weights get beside the gradient of the data. */
class WeightTermsTest {

    private final INDArray weights = Nd4j.createFromArray(3.0, -4.0);
    private final INDArray update = Nd4j.createFromArray(0.5, 0.25);

    @Test
    void decoupledDecayAddsRateTimesCoefficientTimesWeightAfterTheRule() {
        DecoupledDecay decay = new DecoupledDecay(0.1);
        decay.clone().apply(weights, update, 0.5, 0, 0);
        assertArrayEquals(new double[] {0.5 + 0.15, 0.25 - 0.2}, update.toDoubleVector(), 1e-15);
        assertEquals(ApplyStep.POST_UPDATER, decay.applyStep());
        assertEquals(0, decay.score(weights, 0, 0));
    }

    @Test
    void penaltyScoreIsThatOfL2WithoutItsGradient() {
        PenaltyScore penalty = new PenaltyScore(0.1);
        penalty.clone().apply(weights, update, 0.5, 0, 0);
        assertArrayEquals(new double[] {0.5, 0.25}, update.toDoubleVector(), 0);
        assertEquals(2.5, penalty.score(weights, 0, 0), 1e-15);
        assertEquals(new L2Regularization(0.2).score(weights, 0, 0), penalty.score(weights, 0, 0), 1e-15);
        assertEquals(ApplyStep.BEFORE_UPDATER, penalty.applyStep());
    }
}
