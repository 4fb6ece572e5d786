package backproplab.manual.loss;

import backproplab.manual.layer.Parameter;
import backproplab.manual.tensor.Tensor;
import java.util.List;

/**
 * The labs' penalty: {@code loss += reg sum W^2} over weights, not biases, so {@code dW += 2 reg W}. DL4J's {@code l2}
 * is {@code 2 reg}.
 *
 * @param <T> the tensor type of the engine
 */
public interface L2Penalty<T extends Tensor<T>> {

    /**
     * Adds the penalty's gradient to every parameter that decays.
     *
     * @param parameters the network's parameters
     * @return the penalty, to be added to the loss; 0 when reg is 0
     */
    double apply(List<Parameter<T>> parameters);

    /**
     * Whether there is a penalty at all.
     *
     * @return false when reg is 0
     */
    boolean active();
}
