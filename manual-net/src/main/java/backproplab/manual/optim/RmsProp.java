package backproplab.manual.optim;

import backproplab.manual.kernel.Kernels;
import backproplab.manual.layer.Parameter;
import backproplab.manual.tensor.FloatTensor;
import backproplab.network.rule.OptimizerSpec;

/**
 * RMSProp in float: {@code r <- decay r + (1 - decay) g^2; x <- x - lr g / sqrt(r + epsilon)}, r 0 at first; source and
 * relatives at {@link OptimizerSpec.Kind#RMSPROP}.
 *
 * <p>A finite gradient above 1.8e19 in magnitude has an infinite square: its element never moves again. An infinite one makes it NaN.
 */
public final class RmsProp extends StatefulOptimizer {
    private final float decay;
    private final float rest;
    private final float epsilon;

    /**
     * An optimizer that has seen no gradient.
     *
     * @param spec its constants
     * @param kernels what it computes with
     */
    public RmsProp(OptimizerSpec spec, Kernels kernels) {
        super(OptimizerSpec.Kind.RMSPROP, kernels);
        decay = (float) spec.decay();
        rest = (float) (1 - spec.decay());
        epsilon = (float) spec.epsilon();
    }

    @Override
    void update(Parameter<FloatTensor> parameter, float[][] state, int from, int to) {
        descend(
                parameter.value().data(),
                parameter.gradient().data(),
                state[0],
                decay,
                rest,
                epsilon,
                rate(),
                from,
                to);
    }

    private static void descend(
            float[] x, float[] g, float[] r, float decay, float rest, float epsilon, float lr, int from, int to) {
        for (int i = from; i < to; i++) {
            r[i] = decay * r[i] + rest * (g[i] * g[i]);
            x[i] -= lr * g[i] / (float) Math.sqrt(r[i] + epsilon);
        }
    }
}
