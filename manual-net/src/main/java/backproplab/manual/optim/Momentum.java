package backproplab.manual.optim;

import backproplab.manual.kernel.Kernels;
import backproplab.manual.layer.Parameter;
import backproplab.manual.tensor.FloatTensor;
import backproplab.network.rule.OptimizerSpec;

/**
 * Heavy-ball momentum in float: {@code v <- rho v - lr g; x <- x + v}, v 0 at first (Polyak 1964).
 *
 * <p>PyTorch keeps {@code v <- rho v + g; x <- x - lr v}: the same while the rate is constant, different when a schedule
 * changes it. DL4J's {@code Nesterovs} is the look-ahead form, {@link Nesterov}.
 */
public final class Momentum extends StatefulOptimizer {
    private final float rho;

    /**
     * An optimizer with zero velocities.
     *
     * @param rho the share of the velocity that stays, in [0, 1)
     * @param kernels what it computes with
     */
    public Momentum(double rho, Kernels kernels) {
        super(OptimizerSpec.Kind.MOMENTUM, kernels);
        this.rho = (float) rho;
    }

    @Override
    void update(Parameter<FloatTensor> parameter, float[][] state, int from, int to) {
        descend(parameter.value().data(), parameter.gradient().data(), state[0], rho, rate(), from, to);
    }

    private static void descend(float[] x, float[] g, float[] v, float rho, float lr, int from, int to) {
        for (int i = from; i < to; i++) {
            v[i] = rho * v[i] - lr * g[i];
            x[i] += v[i];
        }
    }
}
