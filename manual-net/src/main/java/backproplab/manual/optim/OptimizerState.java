package backproplab.manual.optim;

import backproplab.manual.layer.Parameter;
import backproplab.manual.tensor.Tensor;
import java.util.List;

/**
 * What an update rule remembers from its steps, so that it can be saved and go on as if it had never stopped.
 *
 * @param steps how many steps it made, for rules that read it; 0 for the others
 * @param values velocities, sums or averages: for each parameter in turn one array for each slot of the rule; empty before the
 *     first step, and for rules without slots
 */
public record OptimizerState(long steps, List<double[]> values) {

    /** A rule that remembers nothing, or has made no step. */
    public static final OptimizerState NONE = new OptimizerState(0, List.of());

    /**
     * Copies the list, not the arrays.
     */
    public OptimizerState {
        values = List.copyOf(values);
    }

    /**
     * Refuses what a rule cannot go on from.
     *
     * @param slots how many arrays the rule keeps for each parameter
     * @param parameters what it updates, in its order
     * @param <T> the tensor type of the engine
     * @throws IllegalArgumentException if there are arrays, and not as many as that is, or one is not as long as its parameter; the message says
     *     which
     */
    public <T extends Tensor<T>> void check(int slots, List<Parameter<T>> parameters) {
        int arrays = values.size();
        if (arrays > 0 && arrays != slots * parameters.size()) {
            throw new IllegalArgumentException(arrays + " arrays of optimizer state; the rule keeps " + slots
                    + " for each of " + parameters.size() + " parameters");
        }
        for (int i = 0; i < arrays; i++) {
            Parameter<T> parameter = parameters.get(i / slots);
            if (values.get(i).length != parameter.value().size()) {
                throw new IllegalArgumentException("optimizer state of " + parameter.name() + " has "
                        + values.get(i).length + " numbers, the parameter "
                        + parameter.value().size());
            }
        }
    }
}
