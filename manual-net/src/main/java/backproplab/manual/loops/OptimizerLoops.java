package backproplab.manual.loops;

import backproplab.manual.layer.Parameter;
import backproplab.manual.optim.Optimizer;
import backproplab.manual.optim.OptimizerState;
import backproplab.manual.tensor.DoubleTensor;
import backproplab.network.rule.OptimizerSpec;
import java.util.ArrayList;
import java.util.List;

/** The update rules of {@link OptimizerSpec.Kind}, element by element as written there. */
public final class OptimizerLoops implements Optimizer<DoubleTensor> {
    private final OptimizerSpec spec;
    /** For each parameter one array for each slot of the rule: velocity, sum or averages. */
    private final List<double[][]> states = new ArrayList<>();

    private long steps;

    /**
     * An optimizer whose velocities, sums and averages are 0.
     *
     * @param spec the rule and its constants
     */
    public OptimizerLoops(OptimizerSpec spec) {
        this.spec = spec;
    }

    @Override
    public void step(List<Parameter<DoubleTensor>> parameters, double learningRate) {
        steps++;
        // Only Adam's rules read alpha.
        double alpha = spec.adamRate(learningRate, steps);
        for (int p = 0; p < parameters.size(); p++) {
            double[] x = parameters.get(p).value().data();
            double[] g = parameters.get(p).gradient().data();
            if (states.size() == p) {
                states.add(new double[spec.kind().slots()][x.length]);
            }
            double[][] state = states.get(p);
            double weightDecay = parameters.get(p).decays() ? spec.weightDecay() : 0;
            for (int i = 0; i < x.length; i++) {
                double decayed = learningRate * weightDecay * x[i];
                x[i] += change(g[i], state, i, learningRate, alpha) - decayed;
            }
        }
    }

    @Override
    public OptimizerState state() {
        List<double[]> values = new ArrayList<>();
        for (double[][] state : states) {
            for (double[] slot : state) {
                values.add(slot.clone());
            }
        }
        return new OptimizerState(countsSteps() ? steps : 0, values);
    }

    private boolean countsSteps() {
        return spec.kind() == OptimizerSpec.Kind.ADAM || spec.kind() == OptimizerSpec.Kind.ADAMW;
    }

    @Override
    public void restore(OptimizerState saved, List<Parameter<DoubleTensor>> parameters) {
        int slots = spec.kind().slots();
        saved.check(slots, parameters);
        steps = saved.steps();
        states.clear();
        for (int at = 0; at < saved.values().size(); at += slots) {
            double[][] state = new double[slots][];
            for (int slot = 0; slot < slots; slot++) {
                state[slot] = saved.values().get(at + slot).clone();
            }
            states.add(state);
        }
    }

    private double change(double g, double[][] state, int i, double lr, double alpha) {
        return switch (spec.kind()) {
            case SGD -> -lr * g;
            case MOMENTUM -> momentum(g, state[0], i, lr);
            case NESTEROV -> nesterov(g, state[0], i, lr);
            case ADAGRAD -> adaGrad(g, state[0], i, lr);
            case RMSPROP -> rmsProp(g, state[0], i, lr);
            case ADAM, ADAMW -> adam(g, state[0], state[1], i, alpha);
        };
    }

    private double momentum(double g, double[] v, int i, double lr) {
        v[i] = spec.momentum() * v[i] - lr * g;
        return v[i];
    }

    private double nesterov(double g, double[] v, int i, double lr) {
        double before = v[i];
        v[i] = spec.momentum() * before - lr * g;
        return (1 + spec.momentum()) * v[i] - spec.momentum() * before;
    }

    private double adaGrad(double g, double[] h, int i, double lr) {
        h[i] += g * g;
        return -lr * g / (Math.sqrt(h[i]) + spec.epsilon());
    }

    private double rmsProp(double g, double[] r, int i, double lr) {
        r[i] = spec.decay() * r[i] + (1 - spec.decay()) * g * g;
        return -lr * g / Math.sqrt(r[i] + spec.epsilon());
    }

    private double adam(double g, double[] m, double[] v, int i, double alpha) {
        m[i] = spec.beta1() * m[i] + (1 - spec.beta1()) * g;
        v[i] = spec.beta2() * v[i] + (1 - spec.beta2()) * g * g;
        return -alpha * m[i] / (Math.sqrt(v[i]) + spec.epsilon());
    }
}
