package backproplab.network.model;

import backproplab.network.layer.NetworkBuilder;
import backproplab.network.layer.NetworkSpec;
import backproplab.network.shape.Shape;

/** A network as data: its token, and its layers on request. */
public interface Model {

    /**
     * What the user types after {@code --models}, and the cell in the CSV.
     *
     * @return for example {@code mlp}
     */
    String token();

    /**
     * Names every layer in order.
     *
     * @param builder hears them
     * @param classes K, the extent of the logits
     */
    void describe(NetworkBuilder builder, int classes);

    /**
     * The network for images of one shape.
     *
     * @param sample shape of one image, 1 x C x H x W
     * @param classes K
     * @param dropoutSeed what the masks of dropout are drawn from
     * @return every layer with its sizes
     * @throws backproplab.network.NetworkException if a layer is too large for any Java array, or does not fit the layer before
     */
    default NetworkSpec network(Shape sample, int classes, long dropoutSeed) {
        return NetworkBuilder.build(token(), sample, classes, dropoutSeed, builder -> describe(builder, classes));
    }

    /**
     * The network for images of one shape, where only its sizes matter.
     *
     * @param sample shape of one image, 1 x C x H x W
     * @param classes K
     * @return as {@link #network(Shape, int, long)}, its masks drawn from 0
     */
    default NetworkSpec network(Shape sample, int classes) {
        return network(sample, classes, 0);
    }
}
