package backproplab.benchmarks.work;

import backproplab.network.layer.LayerSpec;
import backproplab.network.shape.Shape;

/**
 * Floating-point operations of the matrix products and convolutions as the textbook counts them: 2 per multiplication with
 * addition. All else (biases, activations, losses, updates) is not counted, nor saved by a cleverer algorithm.
 */
public final class Flops {
    private Flops() {}

    /**
     * Operations of a product.
     *
     * @param rows extent of i
     * @param columns extent of j
     * @param inner extent of k
     * @return {@code 2 rows columns inner}
     */
    public static double product(int rows, int columns, int inner) {
        return 2.0 * rows * columns * inner;
    }

    /**
     * Operations of a layer's forward pass.
     *
     * @param layer any layer
     * @param input shape of its input
     * @return 0 for a layer without weight matrix or filters
     */
    public static double forward(LayerSpec layer, Shape input) {
        return 2.0 * layer.multiplyAdds(layer.outputShape(input));
    }

    /**
     * Operations of a training step: each layer's forward pass, as much again for the gradient of the weights, and for every
     * layer but the first with weights as much for the gradient of its input.
     *
     * @param workload network and batch
     * @return the sum over the layers
     */
    public static double step(Workload workload) {
        return 2.0 * workload.network().trainingMultiplyAddsPerSample() * workload.batchSize();
    }
}
