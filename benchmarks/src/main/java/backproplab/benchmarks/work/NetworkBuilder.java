package backproplab.benchmarks.work;

import backproplab.manual.tensor.Window;

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
}
