package backproplab.manual.optim;

import backproplab.manual.kernel.Kernels;
import backproplab.manual.layer.Parameter;
import backproplab.manual.tensor.FloatTensor;
import backproplab.network.rule.OptimizerSpec;

/**
 * AdaGrad in float: {@code h <- h + g^2; x <- x - lr g / (sqrt(h) + epsilon)}, h 0 at first; source and relatives at {@link
 * OptimizerSpec.Kind#ADAGRAD}.
 *
 * <p>A finite gradient above 1.8e19 in magnitude has an infinite square: its element never moves again. An infinite one makes it NaN.
 */
public final class AdaGrad extends StatefulOptimizer {
    private final float epsilon;

    /**
     * An optimizer that has seen no gradient.
     *
     * @param spec its constants
     * @param kernels what it computes with
     */
    public AdaGrad(OptimizerSpec spec, Kernels kernels) {
        super(OptimizerSpec.Kind.ADAGRAD, kernels);
        epsilon = (float) spec.epsilon();
    }

    @Override
    void update(Parameter<FloatTensor> parameter, float[][] state, int from, int to) {
        descend(parameter.value().data(), parameter.gradient().data(), state[0], epsilon, rate(), from, to);
    }

    private static void descend(float[] x, float[] g, float[] h, float epsilon, float lr, int from, int to) {
        for (int i = from; i < to; i++) {
            h[i] += g[i] * g[i];
            x[i] -= lr * g[i] / ((float) Math.sqrt(h[i]) + epsilon);
        }
    }
}
