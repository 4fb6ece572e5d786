package backproplab.manual.loss;

import backproplab.manual.kernel.Kernels;
import backproplab.manual.kernel.SumOfSquares;
import backproplab.manual.layer.Parameter;
import backproplab.manual.tensor.FloatTensor;
import backproplab.network.rule.TrainingRule;
import java.util.List;

/** {@link L2Penalty} in float. */
public final class FastL2Penalty implements L2Penalty<FloatTensor> {
    private final double reg;
    private final SumOfSquares sum;

    /**
     * A penalty.
     *
     * @param reg its coefficient, at least 0
     * @param kernels what it computes with
     */
    public FastL2Penalty(double reg, Kernels kernels) {
        this.reg = TrainingRule.checkL2(reg);
        sum = new SumOfSquares(kernels);
    }

    @Override
    public double apply(List<Parameter<FloatTensor>> parameters) {
        double penalty = 0;
        if (!active()) {
            return penalty;
        }
        float factor = (float) (2 * reg);
        for (int p = 0; p < parameters.size(); p++) {
            Parameter<FloatTensor> parameter = parameters.get(p);
            if (parameter.decays()) {
                float[] w = parameter.value().data();
                float[] dw = parameter.gradient().data();
                penalty += reg * sum.of(w);
                for (int i = 0; i < w.length; i++) {
                    dw[i] += factor * w[i];
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
