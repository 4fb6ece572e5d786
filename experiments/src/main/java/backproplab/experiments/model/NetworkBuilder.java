package backproplab.experiments.model;

import backproplab.manual.activation.ActivationFunction;
import backproplab.manual.tensor.Window;

/** Hears a network's layers in order, input first. Sizes coming in are known from the layer before. */
public interface NetworkBuilder {

    /**
     * A fully connected layer.
     *
     * @param name its name, unique in the network
     * @param out features out
     */
    void linear(String name, int out);

    /**
     * A convolution.
     *
     * @param name its name
     * @param out channels out
     * @param window kernel, stride and padding
     */
    void conv2d(String name, int out, Window window);

    /**
     * An element-wise function.
     *
     * @param name its name
     * @param function which
     */
    void activation(String name, ActivationFunction function);

    /**
     * Max pooling.
     *
     * @param name its name
     * @param window kernel, stride and padding
     */
    void maxPool2d(String name, Window window);

    /**
     * Average pooling.
     *
     * @param name its name
     * @param window kernel, stride and padding
     */
    void avgPool2d(String name, Window window);

    /**
     * Images to rows.
     *
     * @param name its name
     */
    void flatten(String name);

    /**
     * Dropout.
     *
     * @param name its name
     * @param rate probability to drop, in [0, 1)
     */
    void dropout(String name, double rate);
}
