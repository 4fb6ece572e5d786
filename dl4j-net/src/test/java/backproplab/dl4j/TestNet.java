package backproplab.dl4j;

import backproplab.network.engine.NetworkSettings;
import backproplab.network.layer.ActivationFunction;
import backproplab.network.layer.NetworkBuilder;
import backproplab.network.shape.Shape;
import backproplab.network.shape.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A small network, layer by layer; what has no parameters gets a name by itself. */
final class TestNet {

    /** Seed of the dropout masks. */
    static final long SEED = 9;

    private final Shape sample;
    private final List<Consumer<NetworkBuilder>> layers = new ArrayList<>();

    private final String prefix;

    private TestNet(Shape sample, String prefix) {
        this.sample = sample;
        this.prefix = prefix;
    }

    static TestNet images(int channels, int height, int width) {
        return new TestNet(Shape.of(1, channels, height, width), "layer");
    }

    private TestNet add(Consumer<NetworkBuilder> layer) {
        layers.add(layer);
        return this;
    }

    private String nextName() {
        return prefix + layers.size();
    }

    TestNet linear(String name, int out) {
        return add(net -> net.linear(name, out));
    }

    TestNet conv2d(String name, int out, int kernel, int stride, int padding) {
        return conv2d(name, out, kernel, stride, padding, true);
    }

    TestNet conv2d(String name, int out, int kernel, int stride, int padding, boolean bias) {
        return add(net -> net.conv2d(name, out, new Window(kernel, stride, padding), bias));
    }

    TestNet batchNorm(String name) {
        return add(net -> net.batchNorm(name));
    }

    TestNet activation(ActivationFunction function) {
        String name = nextName();
        return add(net -> net.activation(name, function));
    }

    TestNet maxPool2d(int kernel, int stride, int padding) {
        String name = nextName();
        return add(net -> net.maxPool2d(name, new Window(kernel, stride, padding)));
    }

    TestNet avgPool2d(int kernel, int stride, int padding) {
        String name = nextName();
        return add(net -> net.avgPool2d(name, new Window(kernel, stride, padding)));
    }

    TestNet globalAvgPool() {
        String name = nextName();
        return add(net -> net.globalAvgPool(name));
    }

    TestNet flatten() {
        String name = nextName();
        return add(net -> net.flatten(name));
    }

    TestNet dropout(double rate) {
        String name = nextName();
        return add(net -> net.dropout(name, rate));
    }

    TestNet residual(String name, Consumer<TestNet> main, Consumer<TestNet> shortcut) {
        return add(net -> net.residual(name, branch("m", main), branch("s", shortcut)));
    }

    private Consumer<NetworkBuilder> branch(String unnamed, Consumer<TestNet> calls) {
        TestNet branch = new TestNet(sample, unnamed);
        calls.accept(branch);
        return net -> branch.layers.forEach(layer -> layer.accept(net));
    }

    Dl4jEngine build(TestSettings settings) {
        return new Dl4jEngine(
                new NetworkSettings(
                        NetworkBuilder.build(
                                "test", sample, 1, SEED, net -> layers.forEach(layer -> layer.accept(net))),
                        settings.rule()),
                settings.precision());
    }
}
