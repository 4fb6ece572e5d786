package backproplab.benchmarks.work;

import backproplab.dl4j.Dl4jActivation;
import backproplab.dl4j.Dl4jModelBuilder;
import backproplab.dl4j.Dl4jNetwork;
import backproplab.dl4j.Dl4jOptimizer;
import backproplab.dl4j.Precision;
import backproplab.dl4j.TrainingSettings;
import backproplab.manual.tensor.Shape;
import backproplab.manual.tensor.Window;

/** Builds a workload in Deeplearning4j. */
final class Dl4jLayers implements NetworkBuilder {
    private final Dl4jModelBuilder model;

    private Dl4jLayers(Shape input) {
        model = Dl4jModelBuilder.images(input.dim(1), input.dim(2), input.dim(3));
    }

    /** A network with the shared weights and the workload's batch loaded. */
    static Dl4jNetwork of(Workload workload) {
        Dl4jLayers builder = new Dl4jLayers(workload.input());
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
        model.linear(name, out);
    }

    @Override
    public void conv2d(String name, int out, Window window) {
        model.conv2d(name, out, window.kernel(), window.stride(), window.padding());
    }

    @Override
    public void relu(String name) {
        model.activation(Dl4jActivation.RELU);
    }

    @Override
    public void flatten(String name) {
        model.flatten();
    }
}
