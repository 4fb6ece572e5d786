package backproplab.benchmarks.work;

import backproplab.manual.activation.ActivationFunction;
import backproplab.manual.layer.Layer;
import backproplab.manual.model.LayerFactory;
import backproplab.manual.model.Sequential;
import backproplab.manual.tensor.Shape;
import backproplab.manual.tensor.Tensor;
import backproplab.manual.tensor.Window;

/**
 * Builds a workload's layers by hand.
 *
 * @param <T> the tensor type
 */
final class ManualLayers<T extends Tensor<T>> implements NetworkBuilder {
    private final LayerFactory<T> factory;
    private final Sequential<T> layers = new Sequential<>();
    private Shape shape;

    private ManualLayers(LayerFactory<T> factory, Shape input) {
        this.factory = factory;
        shape = input;
    }

    static <T extends Tensor<T>> Sequential<T> of(Workload workload, LayerFactory<T> factory) {
        ManualLayers<T> builder = new ManualLayers<>(factory, workload.input());
        workload.describe(builder);
        return builder.layers;
    }

    private void add(String name, Layer<T> layer) {
        layers.add(name, layer);
        shape = layer.outputShape(shape);
    }

    @Override
    public void linear(String name, int out) {
        add(name, factory.linear(shape.dim(1), out));
    }

    @Override
    public void conv2d(String name, int out, Window window) {
        add(name, factory.conv2d(shape.dim(1), out, window));
    }

    @Override
    public void relu(String name) {
        add(name, factory.activation(ActivationFunction.RELU));
    }

    @Override
    public void flatten(String name) {
        add(name, factory.flatten());
    }
}
