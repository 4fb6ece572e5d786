package backproplab.manual.optim;

import backproplab.manual.kernel.Kernels;
import backproplab.manual.layer.Parameter;
import backproplab.manual.tensor.FloatTensor;
import backproplab.network.rule.OptimizerSpec;

/**
 * Adam and AdamW in float: {@code m <- beta1 m + (1 - beta1) g; v <- beta2 v + (1 - beta2) g^2; x <- x - alpha m / (sqrt(v) +
 * epsilon) - lr weightDecay x}, m and v 0 at first; alpha is {@link OptimizerSpec#adamRate}, the decay is 0 for Adam and for
 * biases. Source and relatives at {@link OptimizerSpec.Kind#ADAM} and {@link OptimizerSpec.Kind#ADAMW}.
 *
 * <p>A finite gradient above 1.8e19 in magnitude has an infinite square: only weight decay moves its element from then on. An infinite gradient makes it
 * NaN.
 */
public final class Adam extends StatefulOptimizer {
    private final OptimizerSpec spec;
    private final float beta1;
    private final float beta2;
    private final float rest1;
    private final float rest2;
    private final float epsilon;
    private long steps;
    private float alpha;
    private float shrink;

    /**
     * An optimizer that has seen no gradient.
     *
     * @param spec its constants; with a weight decay this is AdamW
     * @param kernels what it computes with
     */
    public Adam(OptimizerSpec spec, Kernels kernels) {
        super(OptimizerSpec.Kind.ADAM, kernels);
        this.spec = spec;
        beta1 = (float) spec.beta1();
        beta2 = (float) spec.beta2();
        rest1 = (float) (1 - spec.beta1());
        rest2 = (float) (1 - spec.beta2());
        epsilon = (float) spec.epsilon();
    }

    @Override
    void begin(double learningRate) {
        steps++;
        alpha = (float) spec.adamRate(learningRate, steps);
        shrink = (float) (learningRate * spec.weightDecay());
    }

    @Override
    long steps() {
        return steps;
    }

    @Override
    void restoreSteps(long made) {
        steps = made;
    }

    @Override
    void update(Parameter<FloatTensor> parameter, float[][] state, int from, int to) {
        float[] x = parameter.value().data();
        descend(x, parameter.gradient().data(), state[0], state[1], parameter.decays() ? shrink : 0, from, to);
    }

    private void descend(float[] x, float[] g, float[] m, float[] v, float decay, int from, int to) {
        float b1 = beta1;
        float b2 = beta2;
        float r1 = rest1;
        float r2 = rest2;
        float rate = alpha;
        float eps = epsilon;
        for (int i = from; i < to; i++) {
            float mean = b1 * m[i] + r1 * g[i];
            float square = b2 * v[i] + r2 * (g[i] * g[i]);
            m[i] = mean;
            v[i] = square;
            x[i] -= rate * mean / ((float) Math.sqrt(square) + eps) + decay * x[i];
        }
    }
}
