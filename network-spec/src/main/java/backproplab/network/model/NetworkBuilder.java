package backproplab.network.model;

import backproplab.network.layer.ActivationFunction;
import backproplab.network.shape.Window;
import java.util.function.Consumer;

/**
 * Hears a network's layers in order, input first. Sizes coming in are known from the layer before. Names are unique in a
 * network; inside a residual block they begin with the block's.
 */
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
     * @param withBias whether there is a bias; batch norm right behind takes any away again
     */
    void conv2d(String name, int out, Window window, boolean withBias);

    /**
     * Batch normalisation, of the channels of images or the features of rows.
     *
     * @param name its name
     */
    void batchNorm(String name);

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
     * Mean over all pixels of each channel; images become rows.
     *
     * @param name its name
     */
    void globalAvgPool(String name);

    /**
     * A residual block, {@code max(main(x) + shortcut(x), 0)}.
     *
     * @param name what the names inside begin with, a dot in between
     * @param main names the layers of the main branch, at least one
     * @param shortcut names the layers of the projection; none for the identity
     */
    void residual(String name, Consumer<NetworkBuilder> main, Consumer<NetworkBuilder> shortcut);

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
