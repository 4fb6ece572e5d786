package backproplab.manual.optim;

import backproplab.manual.kernel.Kernels;
import backproplab.manual.layer.Parameter;
import backproplab.manual.tensor.FloatTensor;
import backproplab.network.rule.GradientClip;
import java.util.List;

/**
 * Clips in float, as {@link GradientClip} says, then updates by another rule. It is never plain descent, so a network that
 * uses it accumulates all gradients before any parameter changes.
 *
 * <p>Squares are summed in double, blocks of fixed length first and then the blocks in order: the number of threads changes
 * no bit.
 */
public final class ClippedOptimizer implements Optimizer<FloatTensor> {
    private static final int BLOCK = 1 << 12;

    private final Optimizer<FloatTensor> rule;
    private final double maxNorm;
    private final Kernels kernels;
    private final Kernels.RangeTask sumTask = this::sumBlocks;
    private final Kernels.RangeTask scaleTask = this::scale;
    private double[] sums = new double[0];
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
    }

    @Override
    public OptimizerState state() {
        return rule.state();
    }

    @Override
    public void restore(OptimizerState state) {
        rule.restore(state);
    }

    @Override
    public void step(List<Parameter<FloatTensor>> parameters, double learningRate) {
        double squares = 0;
        for (int p = 0; p < parameters.size(); p++) {
            squares += sumOfSquares(parameters.get(p).gradient().data());
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

    private double sumOfSquares(float[] g) {
        int blocks = (g.length + BLOCK - 1) / BLOCK;
        if (sums.length < blocks) {
            sums = new double[blocks];
        }
        current = g;
        kernels.pass(blocks, g.length, sumTask);
        double sum = 0;
        for (int block = 0; block < blocks; block++) {
            sum += sums[block];
        }
        return sum;
    }

    private void sumBlocks(int from, int to) {
        for (int block = from; block < to; block++) {
            int start = block * BLOCK;
            sums[block] = sumOfSquares(current, start, Math.min(current.length, start + BLOCK));
        }
    }

    /** Four sums: an addition need not wait for the one before it. */
    private static double sumOfSquares(float[] g, int from, int to) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int i = from;
        for (; i + 4 <= to; i += 4) {
            s0 += (double) g[i] * g[i];
            s1 += (double) g[i + 1] * g[i + 1];
            s2 += (double) g[i + 2] * g[i + 2];
            s3 += (double) g[i + 3] * g[i + 3];
        }
        for (; i < to; i++) {
            s0 += (double) g[i] * g[i];
        }
        return (s0 + s1) + (s2 + s3);
    }

    private void scale(int from, int to) {
        float[] g = current;
        float by = factor;
        for (int i = from; i < to; i++) {
            g[i] *= by;
        }
    }
}
