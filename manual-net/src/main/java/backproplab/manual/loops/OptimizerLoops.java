package backproplab.manual.loops;

import backproplab.manual.layer.Parameter;
import backproplab.manual.optim.Optimizer;
import backproplab.manual.optim.OptimizerSpec;
import backproplab.manual.tensor.DoubleTensor;
import java.util.ArrayList;
import java.util.List;

/** The update rules of {@link OptimizerSpec.Kind}, element by element as written there. */
public final class OptimizerLoops implements Optimizer<DoubleTensor> {
    private final OptimizerSpec spec;
    private final List<double[]> velocities = new ArrayList<>();

    /**
     * An optimizer with zero velocities.
     *
     * @param spec the rule and its constants
     */
    public OptimizerLoops(OptimizerSpec spec) {
        this.spec = spec;
    }

    @Override
    public void step(List<Parameter<DoubleTensor>> parameters, double learningRate) {
        for (int p = 0; p < parameters.size(); p++) {
            double[] x = parameters.get(p).value().data();
            double[] g = parameters.get(p).gradient().data();
            if (velocities.size() == p) {
                velocities.add(new double[x.length]);
            }
            double[] v = velocities.get(p);
            for (int i = 0; i < x.length; i++) {
                x[i] += change(g[i], v, i, learningRate);
            }
        }
    }

    private double change(double g, double[] v, int i, double lr) {
        double before = v[i];
        switch (spec.kind()) {
            case MOMENTUM:
                v[i] = spec.momentum() * before - lr * g;
                return v[i];
            case NESTEROV:
                v[i] = spec.momentum() * before - lr * g;
                return (1 + spec.momentum()) * v[i] - spec.momentum() * before;
            case SGD:
            default:
                return -lr * g;
        }
    }
}
