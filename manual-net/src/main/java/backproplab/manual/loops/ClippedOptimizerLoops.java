package backproplab.manual.loops;

import backproplab.manual.layer.Parameter;
import backproplab.manual.optim.Optimizer;
import backproplab.manual.optim.OptimizerState;
import backproplab.manual.tensor.DoubleTensor;
import backproplab.network.rule.GradientClip;
import java.util.List;

/** Clips in double, as {@link GradientClip} says, then updates by another rule. */
public final class ClippedOptimizerLoops implements Optimizer<DoubleTensor> {
    private final Optimizer<DoubleTensor> rule;
    private final double maxNorm;

    /**
     * A rule behind a clip.
     *
     * @param rule what updates
     * @param maxNorm the largest norm that stays as it is, above 0
     * @throws IllegalArgumentException if the norm is not above 0
     */
    public ClippedOptimizerLoops(Optimizer<DoubleTensor> rule, double maxNorm) {
        this.rule = rule;
        this.maxNorm = GradientClip.check(maxNorm);
    }

    @Override
    public OptimizerState state() {
        return rule.state();
    }

    @Override
    public void restore(OptimizerState state, List<Parameter<DoubleTensor>> parameters) {
        rule.restore(state, parameters);
    }

    @Override
    public void step(List<Parameter<DoubleTensor>> parameters, double learningRate) {
        double squares = 0;
        for (Parameter<DoubleTensor> parameter : parameters) {
            for (double g : parameter.gradient().data()) {
                squares += g * g;
            }
        }
        double factor = GradientClip.factor(Math.sqrt(squares), maxNorm);
        if (factor != 1) {
            for (Parameter<DoubleTensor> parameter : parameters) {
                double[] g = parameter.gradient().data();
                for (int i = 0; i < g.length; i++) {
                    g[i] *= factor;
                }
            }
        }
        rule.step(parameters, learningRate);
    }
}
