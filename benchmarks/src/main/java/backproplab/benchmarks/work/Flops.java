package backproplab.benchmarks.work;

import backproplab.manual.kernel.Kernels;
import backproplab.manual.kernel.ScalarKernels;
import backproplab.manual.layer.Layer;
import backproplab.manual.layer.Parameter;
import backproplab.manual.model.FastLayers;
import backproplab.manual.model.Sequential;
import backproplab.manual.model.Sequential.Named;
import backproplab.manual.tensor.FloatTensor;
import backproplab.manual.tensor.Shape;

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
     * @return 0 for a layer without weight matrix or filters
     */
    public static double forward(Layer<FloatTensor> layer, Shape input) {
        double flops = 0;
        for (Parameter<FloatTensor> parameter : layer.parameters()) {
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
            Sequential<FloatTensor> layers = ManualLayers.of(workload, new FastLayers(kernels));
            Shape shape = workload.input();
            double flops = 0;
            for (Named<FloatTensor> named : layers.layers()) {
                double forward = forward(named.layer(), shape);
                flops += forward * (flops == 0 ? 2 : 3);
                shape = named.layer().outputShape(shape);
            }
            return flops;
        }
    }
}
