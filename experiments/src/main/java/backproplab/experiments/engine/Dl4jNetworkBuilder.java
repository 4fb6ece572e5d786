package backproplab.experiments.engine;

import backproplab.dl4j.Dl4jActivation;
import backproplab.dl4j.Dl4jModelBuilder;
import backproplab.dl4j.Dl4jNetwork;
import backproplab.dl4j.Dl4jOptimizer;
import backproplab.dl4j.OptimizerConstants;
import backproplab.dl4j.Precision;
import backproplab.dl4j.TrainingSettings;
import backproplab.network.layer.ActivationFunction;
import backproplab.network.layer.DropoutMask;
import backproplab.network.model.NetworkBuilder;
import backproplab.network.rule.OptimizerSpec;
import backproplab.network.rule.TrainingRule;
import backproplab.network.shape.Window;
import java.util.function.Consumer;

/** Builds a Deeplearning4j network from a model's description. */
final class Dl4jNetworkBuilder implements NetworkBuilder {
    private final Dl4jModelBuilder builder;
    private final String prefix;

    private Dl4jNetworkBuilder(Dl4jModelBuilder builder, String prefix) {
        this.builder = builder;
        this.prefix = prefix;
    }

    static Dl4jNetwork build(NetworkSettings settings, Precision precision) {
        Dl4jModelBuilder builder = Dl4jModelBuilder.images(settings.channels(), settings.height(), settings.width());
        settings.model().describe(new Dl4jNetworkBuilder(builder, ""), settings.classes());
        TrainingRule rule = settings.rule();
        TrainingSettings training = new TrainingSettings(
                precision,
                Dl4jOptimizer.valueOf(rule.optimizer().kind().name()),
                constants(rule.optimizer()),
                settings.learningRate(),
                rule.l2(),
                rule.clipNorm(),
                rule.labelSmoothing(),
                settings.dropoutSeed());
        return builder.build(
                training,
                (keep, count, step, layer, rate) -> fill(settings.dropoutSeed(), keep, count, step, layer, rate));
    }

    private static OptimizerConstants constants(OptimizerSpec spec) {
        return new OptimizerConstants(
                spec.momentum(), spec.decay(), spec.beta1(), spec.beta2(), spec.epsilon(), spec.weightDecay());
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
        builder.linear(prefix + name, out);
    }

    @Override
    public void conv2d(String name, int out, Window window, boolean withBias) {
        builder.conv2d(prefix + name, out, window.kernel(), window.stride(), window.padding(), withBias);
    }

    @Override
    public void batchNorm(String name) {
        builder.batchNorm(prefix + name);
    }

    @Override
    public void globalAvgPool(String name) {
        builder.globalAvgPool();
    }

    @Override
    public void residual(String name, Consumer<NetworkBuilder> main, Consumer<NetworkBuilder> shortcut) {
        String inside = prefix + name + ".";
        builder.residual(
                branch -> main.accept(new Dl4jNetworkBuilder(branch, inside)),
                branch -> shortcut.accept(new Dl4jNetworkBuilder(branch, inside)));
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
