package backproplab.manual.layer;

import backproplab.manual.tensor.Tensor;
import backproplab.network.shape.Shape;
import java.util.List;

/**
 * A differentiable function with parameters: {@code y = f(x)}.
 *
 * <p>Life cycle: {@link #forward} keeps what {@link #backward} needs; {@code backward} belongs to the latest forward
 * pass, adds to the parameter gradients and returns the input gradient. The tensors returned are the layer's own
 * buffers, valid until its next call.
 *
 * @param <T> the tensor type of the engine
 */
public interface Layer<T extends Tensor<T>> {

    /**
     * The shape of the output.
     *
     * @param input shape of the input, batch first
     * @return shape of the output, batch first
     * @throws IllegalArgumentException if this layer cannot take that input; the message names both sizes
     */
    Shape outputShape(Shape input);

    /**
     * Computes the output.
     *
     * @param x input
     * @param pass training or evaluation
     * @return the output, a buffer of this layer
     */
    T forward(T x, Pass pass);

    /**
     * Computes gradients for the latest forward pass.
     *
     * @param dy gradient of the loss with respect to the output
     * @return gradient with respect to the input, a buffer of this layer; null after {@link #skipInputGradient}
     * @throws IllegalStateException if there was no forward pass
     */
    T backward(T dy);

    /**
     * What this layer trains.
     *
     * @return its parameters in a fixed order; empty for most layers
     */
    default List<Parameter<T>> parameters() {
        return List.of();
    }

    /**
     * What this layer keeps and saves but does not train.
     *
     * @return its state in a fixed order; empty for most layers
     */
    default List<State<T>> state() {
        return List.of();
    }

    /**
     * Whether this layer computes {@code max(x, 0)} and nothing else, so that another may do it in passing.
     *
     * @return true for a plain ReLU
     */
    default boolean isRectifier() {
        return false;
    }

    /**
     * Offers to compute the next layer as well, in the same pass over the data. A layer that agrees does so from now on, and the
     * next one is not called any more.
     *
     * @param next the layer that follows in the network
     * @return whether it agrees
     */
    default boolean absorb(Layer<T> next) {
        return false;
    }

    /**
     * Offers to update parameters in the backward pass.
     *
     * @param descent says when, and at what rate
     * @return the parameters that this layer will update itself while the agreement is active; empty if it declines
     */
    default List<Parameter<T>> join(InPlaceDescent descent) {
        return List.of();
    }

    /**
     * Tells this layer that nobody reads its input gradient, as for the first layer of a network; {@link #backward}
     * then returns null and saves the work.
     */
    void skipInputGradient();
}
