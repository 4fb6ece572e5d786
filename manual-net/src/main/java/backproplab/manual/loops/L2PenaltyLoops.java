package backproplab.manual.loops;

import backproplab.manual.layer.Parameter;
import backproplab.manual.loss.L2Penalty;
import backproplab.manual.tensor.DoubleTensor;
import backproplab.network.rule.TrainingRule;
import java.util.List;

/** {@link L2Penalty} in double. */
public final class L2PenaltyLoops implements L2Penalty<DoubleTensor> {
    private final double reg;

    /**
     * A penalty.
     *
     * @param reg its coefficient, at least 0
     */
    public L2PenaltyLoops(double reg) {
        this.reg = TrainingRule.checkL2(reg);
    }

    @Override
    public double apply(List<Parameter<DoubleTensor>> parameters) {
        double penalty = 0;
        for (Parameter<DoubleTensor> parameter : parameters) {
            if (parameter.decays()) {
                double[] w = parameter.value().data();
                for (int i = 0; i < w.length; i++) {
                    penalty += reg * w[i] * w[i];
                    parameter.gradient().data()[i] += 2 * reg * w[i];
                }
            }
        }
        return penalty;
    }

    @Override
    public boolean active() {
        return reg != 0;
    }
}
