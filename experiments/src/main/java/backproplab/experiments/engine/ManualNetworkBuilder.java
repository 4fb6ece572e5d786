package backproplab.experiments.engine;

import backproplab.experiments.model.NetworkBuilder;
import backproplab.manual.activation.ActivationFunction;
import backproplab.manual.layer.DropoutMask;
import backproplab.manual.layer.Layer;
import backproplab.manual.model.LayerFactory;
import backproplab.manual.model.Network;
import backproplab.manual.model.Sequential;
import backproplab.manual.tensor.Shape;
import backproplab.manual.tensor.Tensor;
import backproplab.manual.tensor.Window;

/**
 * Builds a hand-written network of either precision from a model's description.
 *
 * @param <T> the tensor type
 */
final class ManualNetworkBuilder<T extends Tensor<T>> implements NetworkBuilder {
    private final LayerFactory<T> factory;
    private final long dropoutSeed;
    private final Sequential<T> layers = new Sequential<>();
    private Shape shape;
    private int dropouts;

    private ManualNetworkBuilder(LayerFactory<T> factory, NetworkSettings settings) {
        this.factory = factory;
        dropoutSeed = settings.dropoutSeed();
        shape = settings.input(1);
    }

    static <T extends Tensor<T>> Network<T> build(LayerFactory<T> factory, NetworkSettings settings) {
        ManualNetworkBuilder<T> builder = new ManualNetworkBuilder<>(factory, settings);
        settings.model().describe(builder, settings.classes());
        return new Network<>(
                builder.layers,
                factory.softmaxCrossEntropy(),
                factory.l2Penalty(settings.l2()),
                factory.optimizer(settings.optimizer()),
                settings.learningRate());
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
    public void activation(String name, ActivationFunction function) {
        add(name, factory.activation(function));
    }

    @Override
    public void maxPool2d(String name, Window window) {
        add(name, factory.maxPool2d(window));
    }

    @Override
    public void avgPool2d(String name, Window window) {
        add(name, factory.avgPool2d(window));
    }

    @Override
    public void flatten(String name) {
        add(name, factory.flatten());
    }

    @Override
    public void dropout(String name, double rate) {
        add(name, factory.dropout(new DropoutMask(dropoutSeed, dropouts++, rate)));
    }
}
