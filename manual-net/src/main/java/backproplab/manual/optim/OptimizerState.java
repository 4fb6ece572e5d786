package backproplab.manual.optim;

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
}
