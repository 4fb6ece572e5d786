package backproplab.benchmarks.work;

import backproplab.network.shape.Window;
import java.util.function.Consumer;

/** Takes a network layer by layer, so that one description builds it for every engine. Names are unique in a network. */
interface NetworkBuilder {

    /**
     * A fully connected layer.
     *
     * @param name for example {@code fc1}
     * @param out features out
     */
    void linear(String name, int out);

    /**
     * A convolution with bias.
     *
     * @param name for example {@code conv1}
     * @param out channels out
     * @param window kernel, stride and padding
     */
    void conv2d(String name, int out, Window window);

    /**
     * The rectifier.
     *
     * @param name for example {@code relu1}
     */
    void relu(String name);

    /**
     * Images to rows.
     *
     * @param name for example {@code flatten}
     */
    void flatten(String name);

    /**
     * A convolution without bias, batch norm behind it.
     *
     * @param conv for example {@code conv1}
     * @param norm for example {@code bn1}
     * @param out channels out
     * @param window kernel, stride and padding
     */
    void normalizedConv2d(String conv, String norm, int out, Window window);

    /**
     * Max pooling.
     *
     * @param name for example {@code maxpool}
     * @param window kernel, stride and padding
     */
    void maxPool2d(String name, Window window);

    /**
     * Mean over all pixels of a channel.
     *
     * @param name for example {@code avgpool}
     */
    void globalAvgPool(String name);

    /**
     * A residual block, rectified at its end.
     *
     * @param name prefix of the names inside, for example {@code layer1.0}
     * @param main names the layers of the main branch
     * @param shortcut names the layers of the projection; none for the identity
     */
    void residual(String name, Consumer<NetworkBuilder> main, Consumer<NetworkBuilder> shortcut);
}
