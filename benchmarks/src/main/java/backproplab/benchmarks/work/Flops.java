package backproplab.benchmarks.work;

import backproplab.manual.kernel.Kernels;
import backproplab.manual.kernel.ScalarKernels;
import backproplab.manual.layer.Layer;
import backproplab.manual.layer.Parameter;
import backproplab.manual.model.FastLayers;
import backproplab.manual.tensor.Tensor;
import backproplab.network.shape.Shape;
import java.util.List;

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
     * Operations of a layer's forward pass. Every weight meets every position of the output once: {@code 2 * weights *
     * outputs / OUT}.
     *
     * @param layer any layer
     * @param input shape of its input
     * @param <T> the tensor type
     * @return 0 for a layer without weight matrix or filters
     */
    public static <T extends Tensor<T>> double forward(Layer<T> layer, Shape input) {
        double flops = 0;
        for (Parameter<T> parameter : layer.parameters()) {
            Shape shape = parameter.value().shape();
            if (shape.rank() > 1) {
                int out = shape.rank() == 2 ? shape.dim(1) : shape.dim(0);
                flops += 2.0 * shape.size() * layer.outputShape(input).size() / out;
            }
        }
        return flops;
    }

    /**
     * Operations of a training step: each layer's forward pass, as much again for the gradient of the weights, and for every
     * layer but the first with weights as much for the gradient of its input.
     *
     * @param workload network and batch
     * @return the sum over the layers
     */
    public static double step(Workload workload) {
        try (Kernels kernels = new Kernels(new ScalarKernels(), 1)) {
            List<Double> forward = ManualLayers.forwardFlops(workload, new FastLayers(kernels));
            double flops = -forward.get(0);
            for (double layer : forward) {
                flops += 3 * layer;
            }
            return flops;
        }
    }
}
