package backproplab.manual.optim;

import backproplab.manual.kernel.Kernels;
import backproplab.manual.kernel.SumOfSquares;
import backproplab.manual.layer.Parameter;
import backproplab.manual.tensor.FloatTensor;
import backproplab.network.rule.GradientClip;
import java.util.List;

/**
 * Clips in float, as {@link GradientClip} says, then updates by another rule. It is never plain descent, so a network that
 * uses it accumulates all gradients before any parameter changes.
 */
public final class ClippedOptimizer implements Optimizer<FloatTensor> {
    private final Optimizer<FloatTensor> rule;
    private final double maxNorm;
    private final Kernels kernels;
    private final SumOfSquares sum;
    private final Kernels.RangeTask scaleTask = this::scale;
    private float[] current;
    private float factor;

    /**
     * A rule behind a clip.
     *
     * @param rule what updates
     * @param maxNorm the largest norm that stays as it is, above 0
     * @param kernels what it computes with
     * @throws IllegalArgumentException if the norm is not above 0
     */
    public ClippedOptimizer(Optimizer<FloatTensor> rule, double maxNorm, Kernels kernels) {
        this.rule = rule;
        this.maxNorm = GradientClip.check(maxNorm);
        this.kernels = kernels;
        sum = new SumOfSquares(kernels);
    }

    @Override
    public OptimizerState state() {
        return rule.state();
    }

    @Override
    public void restore(OptimizerState state, List<Parameter<FloatTensor>> parameters) {
        rule.restore(state, parameters);
    }

    @Override
    public void step(List<Parameter<FloatTensor>> parameters, double learningRate) {
        double squares = 0;
        for (int p = 0; p < parameters.size(); p++) {
            squares += sum.of(parameters.get(p).gradient().data());
        }
        double scale = GradientClip.factor(Math.sqrt(squares), maxNorm);
        if (scale != 1) {
            factor = (float) scale;
            for (int p = 0; p < parameters.size(); p++) {
                current = parameters.get(p).gradient().data();
                kernels.pass(current.length, current.length, scaleTask);
            }
        }
        rule.step(parameters, learningRate);
    }

    private void scale(int from, int to) {
        float[] g = current;
        float by = factor;
        for (int i = from; i < to; i++) {
            g[i] *= by;
        }
    }
}
