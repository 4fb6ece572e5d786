package backproplab.manual.layer;

import backproplab.manual.tensor.Tensor;

/**
 * A tensor that a layer keeps and saves but does not train, such as a running mean.
 *
 * @param name {@code mean} within a layer; {@code bn1.mean} within a network
 * @param value what the layer changes
 * @param <T> the tensor type of the engine
 */
public record State<T extends Tensor<T>>(String name, T value) {

    /**
     * The same tensor under the name it has in a network.
     *
     * @param layer the layer's name
     * @return a state named {@code layer.name}
     */
    public State<T> within(String layer) {
        return new State<>(layer + "." + name, value);
    }
}
