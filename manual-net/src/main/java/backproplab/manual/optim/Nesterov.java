package backproplab.manual.optim;

import backproplab.manual.kernel.Kernels;
import backproplab.manual.layer.Parameter;
import backproplab.manual.tensor.FloatTensor;
import backproplab.network.rule.OptimizerSpec;

/**
 * Nesterov momentum in float: {@code v' = rho v - lr g; x <- x + (1 + rho) v' - rho v}, v 0 at first.
 *
 * <p>Here x is the look-ahead point itself, where the gradient is taken (Sutskever et al. 2013, rewritten as in Bengio,
 * Boulanger-Lewandowski and Pascanu 2012, section 3.5). DL4J's {@code Nesterovs} computes the same.
 */
public final class Nesterov extends StatefulOptimizer {
    private final float rho;

    /**
     * An optimizer with zero velocities.
     *
     * @param rho the share of the velocity that stays, in [0, 1)
     * @param kernels what it computes with
     */
    public Nesterov(double rho, Kernels kernels) {
        super(OptimizerSpec.Kind.NESTEROV, kernels);
        this.rho = (float) rho;
    }

    @Override
    void update(Parameter<FloatTensor> parameter, float[][] state, int from, int to) {
        descend(parameter.value().data(), parameter.gradient().data(), state[0], rho, rate(), from, to);
    }

    private static void descend(float[] x, float[] g, float[] v, float rho, float lr, int from, int to) {
        for (int i = from; i < to; i++) {
            float before = v[i];
            v[i] = rho * before - lr * g[i];
            x[i] += (1 + rho) * v[i] - rho * before;
        }
    }
}
