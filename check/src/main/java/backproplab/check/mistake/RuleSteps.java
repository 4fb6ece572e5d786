package backproplab.check.mistake;

import backproplab.manual.layer.Parameter;
import backproplab.manual.optim.Optimizer;
import backproplab.manual.tensor.DoubleTensor;
import java.util.ArrayList;
import java.util.List;

/** An update rule from one formula for each element, with two numbers of state, 0 at first. */
final class RuleSteps implements Optimizer<DoubleTensor> {
    private final Change change;
    private final boolean shared;
    private final List<double[][]> states = new ArrayList<>();
    private long steps;

    /** What an element moves by. */
    @FunctionalInterface
    interface Change {
        double of(double g, double x, double[] state, Step step);
    }

    /**
     * Where a step stands.
     *
     * @param lr its rate
     * @param t its number, from 1
     * @param decays whether the parameter does
     * @param parameter the parameter's place in the list
     * @param parameters how many there are
     */
    record Step(double lr, long t, boolean decays, int parameter, int parameters) {}

    RuleSteps(Change change) {
        this(change, false);
    }

    /** With {@code shared}, one array of state for all parameters, as long as the first. */
    RuleSteps(Change change, boolean shared) {
        this.change = change;
        this.shared = shared;
    }

    @Override
    public void step(List<Parameter<DoubleTensor>> parameters, double learningRate) {
        steps++;
        for (int p = 0; p < parameters.size(); p++) {
            Parameter<DoubleTensor> parameter = parameters.get(p);
            int kept = shared ? 0 : p;
            if (states.size() == kept) {
                states.add(new double[parameter.value().size()][2]);
            }
            Step step = new Step(learningRate, steps, parameter.decays(), p, parameters.size());
            double[] x = parameter.value().data();
            double[] g = parameter.gradient().data();
            for (int i = 0; i < parameter.value().size(); i++) {
                x[i] += change.of(g[i], x[i], states.get(kept)[i], step);
            }
        }
    }
}
