package backproplab.experiments.engine;

import backproplab.manual.layer.Layer;
import backproplab.manual.model.LayerFactory;
import backproplab.manual.model.Network;
import backproplab.manual.model.Sequential;
import backproplab.manual.tensor.Tensor;
import backproplab.network.layer.ActivationFunction;
import backproplab.network.layer.BatchNormSpec;
import backproplab.network.layer.DropoutMask;
import backproplab.network.model.NetworkBuilder;
import backproplab.network.rule.TrainingRule;
import backproplab.network.shape.Shape;
import backproplab.network.shape.Window;
import java.util.function.Consumer;

/**
 * Builds a hand-written network of either precision from a model's description.
 *
 * @param <T> the tensor type
 */
final class ManualNetworkBuilder<T extends Tensor<T>> implements NetworkBuilder {
    private final LayerFactory<T> factory;
    private final long dropoutSeed;
    private final Sequential<T> layers = new Sequential<>();
    private final Counter dropouts;
    private Shape shape;

    /** Numbers dropout layers through the whole network, branches included. */
    private static final class Counter {
        private int next;
    }

    private ManualNetworkBuilder(LayerFactory<T> factory, Shape input, long dropoutSeed, Counter dropouts) {
        this.factory = factory;
        this.dropoutSeed = dropoutSeed;
        this.dropouts = dropouts;
        shape = input;
    }

    static <T extends Tensor<T>> Network<T> build(LayerFactory<T> factory, NetworkSettings settings) {
        ManualNetworkBuilder<T> builder =
                new ManualNetworkBuilder<>(factory, settings.input(1), settings.dropoutSeed(), new Counter());
        settings.model().describe(builder, settings.classes());
        TrainingRule rule = settings.rule();
        return new Network<>(
                builder.layers,
                factory.softmaxCrossEntropy(rule.labelSmoothing()),
                factory.l2Penalty(rule.l2()),
                factory.clipped(factory.optimizer(rule.optimizer()), rule.clipNorm()),
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
    public void conv2d(String name, int out, Window window, boolean withBias) {
        add(name, factory.conv2d(shape.dim(1), out, window, withBias));
    }

    @Override
    public void batchNorm(String name) {
        add(name, factory.batchNorm(new BatchNormSpec(shape.dim(1))));
    }

    @Override
    public void globalAvgPool(String name) {
        add(name, factory.globalAvgPool());
    }

    @Override
    public void residual(String name, Consumer<NetworkBuilder> main, Consumer<NetworkBuilder> shortcut) {
        add(name, factory.residual(branch(main), branch(shortcut)));
    }

    private Sequential<T> branch(Consumer<NetworkBuilder> description) {
        ManualNetworkBuilder<T> branch = new ManualNetworkBuilder<>(factory, shape, dropoutSeed, dropouts);
        description.accept(branch);
        return branch.layers;
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
        add(name, factory.dropout(new DropoutMask(dropoutSeed, dropouts.next++, rate)));
    }
}
