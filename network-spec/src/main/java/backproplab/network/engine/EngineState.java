package backproplab.network.engine;

import backproplab.network.init.Weights;
import java.util.List;

/**
 * All that a network in training is, so that another of the same kind goes on from there as if nothing had happened.
 *
 * @param weights every parameter and running statistic
 * @param steps training steps made; the dropout masks and Adam's bias correction read it
 * @param optimizerSteps steps as the update rule counts them; 0 where it does not
 * @param optimizer what the update rule remembers, in the engine's own order
 */
public record EngineState(Weights weights, long steps, long optimizerSteps, List<double[]> optimizer) {

    /**
     * Copies the list, not the arrays.
     */
    public EngineState {
        optimizer = List.copyOf(optimizer);
    }
}
