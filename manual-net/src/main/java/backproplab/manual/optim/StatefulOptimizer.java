package backproplab.manual.optim;

import backproplab.manual.kernel.Kernels;
import backproplab.manual.layer.Parameter;
import backproplab.manual.tensor.FloatTensor;
import backproplab.network.rule.OptimizerSpec;
import java.util.ArrayList;
import java.util.List;

/**
 * Base of the update rules that keep numbers for each element: walks over parameters and threads, and allocates in the
 * first step only.
 */
abstract class StatefulOptimizer implements Optimizer<FloatTensor> {
    private final Kernels kernels;
    private final int slots;
    private final List<float[][]> states = new ArrayList<>();
    private final Kernels.RangeTask task = this::run;
    private Parameter<FloatTensor> current;
    private float[][] currentState;
    private float rate;

    StatefulOptimizer(OptimizerSpec.Kind kind, Kernels kernels) {
        slots = kind.slots();
        this.kernels = kernels;
    }

    /** Prepares what all parameters of the next step have in common, besides its rate. */
    void begin(double learningRate) {}

    /** The learning rate of this step. */
    final float rate() {
        return rate;
    }

    /** Updates elements [from, to) of the parameter's value and of its state, one array for each slot. */
    abstract void update(Parameter<FloatTensor> parameter, float[][] state, int from, int to);

    @Override
    public final void step(List<Parameter<FloatTensor>> parameters, double learningRate) {
        rate = (float) learningRate;
        begin(learningRate);
        for (int p = 0; p < parameters.size(); p++) {
            current = parameters.get(p);
            int size = current.value().size();
            if (states.size() == p) {
                states.add(new float[slots][size]);
            }
            currentState = states.get(p);
            kernels.pass(size, size, task);
        }
    }

    /** How many steps were made, for rules that read it. */
    long steps() {
        return 0;
    }

    /** Goes on counting from a number of steps. */
    void restoreSteps(long steps) {}

    @Override
    public final OptimizerState state() {
        List<double[]> values = new ArrayList<>();
        for (float[][] state : states) {
            for (float[] slot : state) {
                values.add(widened(slot));
            }
        }
        return new OptimizerState(steps(), values);
    }

    private static double[] widened(float[] slot) {
        double[] values = new double[slot.length];
        for (int i = 0; i < slot.length; i++) {
            values[i] = slot[i];
        }
        return values;
    }

    @Override
    public final void restore(OptimizerState saved, List<Parameter<FloatTensor>> parameters) {
        saved.check(slots, parameters);
        restoreSteps(saved.steps());
        states.clear();
        for (int at = 0; at < saved.values().size(); at += slots) {
            float[][] state = new float[slots][];
            for (int slot = 0; slot < slots; slot++) {
                state[slot] = narrowed(saved.values().get(at + slot));
            }
            states.add(state);
        }
    }

    /** Exact for what {@link #state} gave. */
    private static float[] narrowed(double[] values) {
        float[] slot = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            slot[i] = (float) values[i];
        }
        return slot;
    }

    private void run(int from, int to) {
        update(current, currentState, from, to);
    }
}
