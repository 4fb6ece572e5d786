package backproplab.manual.layer;

import backproplab.manual.tensor.Tensor;

/**
 * A trained tensor and its gradient.
 *
 * @param name {@code weight} or {@code bias} within a layer; {@code fc1.weight} within a network
 * @param value what the optimizer changes
 * @param gradient of the loss, same shape; backward adds to it, so it is zeroed before each step
 * @param decays whether the L2 penalty covers it (weights do, biases do not)
 * @param <T> the tensor type of the engine
 */
public record Parameter<T extends Tensor<T>>(String name, T value, T gradient, boolean decays) {

    /**
     * A parameter with a zero gradient.
     *
     * @param name its name
     * @param value its value
     * @param decays whether the L2 penalty covers it
     * @param <T> the tensor type of the engine
     * @return the parameter
     */
    public static <T extends Tensor<T>> Parameter<T> of(String name, T value, boolean decays) {
        return new Parameter<>(name, value, value.zeros(value.shape()), decays);
    }

    /**
     * The same tensors under the name they have in a network.
     *
     * @param layer the layer's name
     * @return a parameter named {@code layer.name}
     */
    public Parameter<T> within(String layer) {
        return new Parameter<>(layer + "." + name, value, gradient, decays);
    }
}
