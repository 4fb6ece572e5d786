package backproplab.benchmarks.work;

import backproplab.dl4j.Dl4jActivation;
import backproplab.dl4j.Dl4jModelBuilder;
import backproplab.dl4j.Dl4jNetwork;
import backproplab.dl4j.Dl4jOptimizer;
import backproplab.dl4j.Precision;
import backproplab.dl4j.TrainingSettings;
import backproplab.network.shape.Shape;
import backproplab.network.shape.Window;
import java.util.function.Consumer;

/** Builds a workload in Deeplearning4j. */
final class Dl4jLayers implements NetworkBuilder {
    private final Dl4jModelBuilder model;
    private final String prefix;

    private Dl4jLayers(Dl4jModelBuilder model, String prefix) {
        this.model = model;
        this.prefix = prefix;
    }

    /** A network with the shared weights and the workload's batch loaded. */
    static Dl4jNetwork of(Workload workload) {
        Shape input = workload.input();
        Dl4jLayers builder = new Dl4jLayers(Dl4jModelBuilder.images(input.dim(1), input.dim(2), input.dim(3)), "");
        workload.describe(builder);
        // The seed feeds weights that are replaced at once.
        TrainingSettings settings =
                new TrainingSettings(Precision.FLOAT, Dl4jOptimizer.SGD, TrainingStep.LEARNING_RATE, 0, 0, 1);
        Dl4jNetwork network = builder.model.build(settings, null);
        for (String name : network.parameterNames()) {
            network.setParameter(name, SharedWeights.draw(name, network.parameterShape(name)));
        }
        network.load(
                SampleBatch.normal(workload.input()).data(),
                SampleBatch.labels(workload.batchSize(), Networks.CLASSES),
                workload.batchSize());
        return network;
    }

    @Override
    public void linear(String name, int out) {
        model.linear(prefix + name, out);
    }

    @Override
    public void conv2d(String name, int out, Window window) {
        model.conv2d(prefix + name, out, window.kernel(), window.stride(), window.padding());
    }

    @Override
    public void relu(String name) {
        model.activation(Dl4jActivation.RELU);
    }

    @Override
    public void flatten(String name) {
        model.flatten();
    }

    @Override
    public void normalizedConv2d(String conv, String norm, int out, Window window) {
        model.conv2d(prefix + conv, out, window.kernel(), window.stride(), window.padding(), false);
        model.batchNorm(prefix + norm);
    }

    @Override
    public void maxPool2d(String name, Window window) {
        model.maxPool2d(window.kernel(), window.stride(), window.padding());
    }

    @Override
    public void globalAvgPool(String name) {
        model.globalAvgPool();
    }

    @Override
    public void residual(String name, Consumer<NetworkBuilder> main, Consumer<NetworkBuilder> shortcut) {
        String inner = prefix + name + ".";
        model.residual(
                branch -> main.accept(new Dl4jLayers(branch, inner)),
                branch -> shortcut.accept(new Dl4jLayers(branch, inner)));
    }
}
