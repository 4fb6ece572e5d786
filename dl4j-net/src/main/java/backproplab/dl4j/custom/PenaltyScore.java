package backproplab.dl4j.custom;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.regularization.Regularization;

/**
 * The L2 term {@code l2Reg * sum(W^2)} in the loss alone; its gradient is added elsewhere, by {@link GlobalNormClip}.
 *
 * @param l2Reg factor, at least 0
 */
public record PenaltyScore(double l2Reg) implements Regularization {

    @Override
    public ApplyStep applyStep() {
        return ApplyStep.BEFORE_UPDATER;
    }

    /** Leaves the gradient as it is. */
    @Override
    public void apply(INDArray param, INDArray gradView, double lr, int iteration, int epoch) {}

    @Override
    public double score(INDArray param, int iteration, int epoch) {
        double norm = param.norm2Number().doubleValue();
        return l2Reg * norm * norm;
    }

    @Override
    public PenaltyScore clone() {
        return this;
    }
}
