package backproplab.dl4j.custom;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.transforms.pairwise.arithmetic.Axpy;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.regularization.Regularization;

/**
 * Weight decay beside the update rule: a step moves x by a further {@code -rate * coefficient * x}, where x is the value
 * before the step.
 *
 * <p>Loshchilov, Hutter, "Decoupled weight decay regularization", 2019, algorithm 2, in PyTorch's form: the paper multiplies by
 * the schedule's factor alone, PyTorch by the whole learning rate. DL4J's {@code WeightDecay} moves the same way but also
 * adds {@code coefficient / 2 * sum(x^2)} to the loss, which is not the loss that is descended.
 *
 * @param coefficient decay per step and unit of learning rate, at least 0
 */
public record DecoupledDecay(double coefficient) implements Regularization {

    @Override
    public ApplyStep applyStep() {
        return ApplyStep.POST_UPDATER;
    }

    @Override
    public void apply(INDArray param, INDArray gradView, double lr, int iteration, int epoch) {
        Nd4j.exec(new Axpy(param, gradView, gradView, coefficient * lr));
    }

    @Override
    public double score(INDArray param, int iteration, int epoch) {
        return 0;
    }

    @Override
    public DecoupledDecay clone() {
        return this;
    }
}
