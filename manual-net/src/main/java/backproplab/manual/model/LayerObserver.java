package backproplab.manual.model;

import backproplab.manual.tensor.Tensor;

/**
 * Hears of each layer that it has just computed, those inside blocks too; for whoever looks into a network or takes its times. Several layers that
 * are computed in one pass have the name of the last.
 *
 * @param <T> the tensor type of the engine
 */
public interface LayerObserver<T extends Tensor<T>> {

    /**
     * The way forward through a layer is done.
     *
     * @param layer its name, with those of the blocks around it
     * @param output what came out, a buffer of the layer
     */
    void forward(String layer, T output);

    /**
     * The way back through a layer is done.
     *
     * @param layer its name, with those of the blocks around it
     */
    default void backward(String layer) {}
}
