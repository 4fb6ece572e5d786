package backproplab.manual.optim;

import backproplab.manual.layer.Parameter;
import backproplab.manual.tensor.Tensor;
import java.util.List;

/**
 * Changes parameters against their gradients. The learning rate comes with each step, since the schedule lives in the
 * training loop.
 *
 * @param <T> the tensor type of the engine
 */
public interface Optimizer<T extends Tensor<T>> {

    /**
     * Makes one step on every parameter.
     *
     * @param parameters the same list at every call: state such as velocity belongs to positions in it
     * @param learningRate the rate of this step
     */
    void step(List<Parameter<T>> parameters, double learningRate);

    /**
     * Whether a step is {@code x <- x - lr g} and nothing else, so that layers may do it themselves.
     *
     * @return true for plain gradient descent
     */
    default boolean isPlainDescent() {
        return false;
    }

    /**
     * What the steps so far have left, copied out.
     *
     * @return {@link OptimizerState#NONE} for a rule that remembers nothing
     */
    default OptimizerState state() {
        return OptimizerState.NONE;
    }

    /**
     * Goes on from a state; what was remembered before is forgotten.
     *
     * @param state of the same rule on parameters of the same sizes
     * @param parameters what it will update, as in {@link #step}
     * @throws IllegalArgumentException if the state has not as many arrays, or other lengths, than this rule keeps for these parameters, see {@link
     *     OptimizerState#check}; nothing has changed then
     */
    default void restore(OptimizerState state, List<Parameter<T>> parameters) {
        state.check(0, parameters);
    }
}
