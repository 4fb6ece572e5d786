package backproplab.experiments.engine;

import backproplab.dl4j.Dl4jActivation;
import backproplab.dl4j.Dl4jModelBuilder;
import backproplab.dl4j.Dl4jNetwork;
import backproplab.dl4j.Dl4jOptimizer;
import backproplab.dl4j.Precision;
import backproplab.dl4j.TrainingSettings;
import backproplab.experiments.model.NetworkBuilder;
import backproplab.manual.activation.ActivationFunction;
import backproplab.manual.layer.DropoutMask;
import backproplab.manual.optim.OptimizerSpec;
import backproplab.manual.tensor.Window;

/** Builds a Deeplearning4j network from a model's description. */
final class Dl4jNetworkBuilder implements NetworkBuilder {
    private final Dl4jModelBuilder builder;

    private Dl4jNetworkBuilder(Dl4jModelBuilder builder) {
        this.builder = builder;
    }

    static Dl4jNetwork build(NetworkSettings settings, Precision precision) {
        Dl4jModelBuilder builder = Dl4jModelBuilder.images(settings.channels(), settings.height(), settings.width());
        settings.model().describe(new Dl4jNetworkBuilder(builder), settings.classes());
        TrainingSettings training = new TrainingSettings(
                precision,
                optimizer(settings.optimizer().kind()),
                settings.learningRate(),
                settings.optimizer().momentum(),
                settings.l2(),
                settings.dropoutSeed());
        return builder.build(
                training,
                (keep, count, step, layer, rate) -> fill(settings.dropoutSeed(), keep, count, step, layer, rate));
    }

    private static Dl4jOptimizer optimizer(OptimizerSpec.Kind kind) {
        return switch (kind) {
            case SGD -> Dl4jOptimizer.SGD;
            case MOMENTUM -> Dl4jOptimizer.MOMENTUM;
            case NESTEROV -> Dl4jOptimizer.NESTEROV;
            case ADAGRAD, RMSPROP, ADAM, ADAMW ->
                throw new IllegalArgumentException("the DL4J engine has no rule " + kind.token() + " yet");
        };
    }

    /** The same mask as the hand-written layers use. */
    private static void fill(long seed, boolean[] keep, int count, long step, int layer, double rate) {
        DropoutMask mask = new DropoutMask(seed, layer, rate);
        long key = mask.key(step);
        for (int i = 0; i < count; i++) {
            keep[i] = mask.keeps(key, i);
        }
    }

    @Override
    public void linear(String name, int out) {
        builder.linear(name, out);
    }

    @Override
    public void conv2d(String name, int out, Window window) {
        builder.conv2d(name, out, window.kernel(), window.stride(), window.padding());
    }

    @Override
    public void activation(String name, ActivationFunction function) {
        builder.activation(Dl4jActivation.valueOf(function.name()));
    }

    @Override
    public void maxPool2d(String name, Window window) {
        builder.maxPool2d(window.kernel(), window.stride(), window.padding());
    }

    @Override
    public void avgPool2d(String name, Window window) {
        builder.avgPool2d(window.kernel(), window.stride(), window.padding());
    }

    @Override
    public void flatten(String name) {
        builder.flatten();
    }

    @Override
    public void dropout(String name, double rate) {
        builder.dropout(rate);
    }
}
