package backproplab.benchmarks.work;

import backproplab.manual.layer.Layer;
import backproplab.manual.model.LayerFactory;
import backproplab.manual.model.Sequential;
import backproplab.manual.tensor.Tensor;
import backproplab.network.layer.ActivationFunction;
import backproplab.network.layer.BatchNormSpec;
import backproplab.network.shape.Shape;
import backproplab.network.shape.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Builds a workload's layers by hand.
 *
 * @param <T> the tensor type
 */
final class ManualLayers<T extends Tensor<T>> implements NetworkBuilder {
    private final LayerFactory<T> factory;
    private final Sequential<T> layers = new Sequential<>();
    private final List<Double> forwardFlops;
    private Shape shape;

    private ManualLayers(LayerFactory<T> factory, Shape input, List<Double> forwardFlops) {
        this.factory = factory;
        this.forwardFlops = forwardFlops;
        shape = input;
    }

    static <T extends Tensor<T>> Sequential<T> of(Workload workload, LayerFactory<T> factory) {
        return describe(workload, factory, new ArrayList<>());
    }

    /** Operations of the forward pass of every layer with weights, in order. */
    static <T extends Tensor<T>> List<Double> forwardFlops(Workload workload, LayerFactory<T> factory) {
        List<Double> flops = new ArrayList<>();
        describe(workload, factory, flops);
        return flops;
    }

    private static <T extends Tensor<T>> Sequential<T> describe(
            Workload workload, LayerFactory<T> factory, List<Double> flops) {
        ManualLayers<T> builder = new ManualLayers<>(factory, workload.input(), flops);
        workload.describe(builder);
        return builder.layers;
    }

    private void add(String name, Layer<T> layer) {
        double flops = Flops.forward(layer, shape);
        if (flops > 0) {
            forwardFlops.add(flops);
        }
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

    @Override
    public void normalizedConv2d(String conv, String norm, int out, Window window) {
        add(conv, factory.conv2d(shape.dim(1), out, window, false));
        add(norm, factory.batchNorm(new BatchNormSpec(out)));
    }

    @Override
    public void maxPool2d(String name, Window window) {
        add(name, factory.maxPool2d(window));
    }

    @Override
    public void globalAvgPool(String name) {
        add(name, factory.globalAvgPool());
    }

    @Override
    public void residual(String name, Consumer<NetworkBuilder> main, Consumer<NetworkBuilder> shortcut) {
        Layer<T> block = factory.residual(branch(main), branch(shortcut));
        layers.add(name, block);
        shape = block.outputShape(shape);
    }

    private Sequential<T> branch(Consumer<NetworkBuilder> description) {
        ManualLayers<T> branch = new ManualLayers<>(factory, shape, forwardFlops);
        description.accept(branch);
        return branch.layers;
    }
}
