package backproplab.experiments.parity;

import backproplab.network.layer.ActivationFunction;
import backproplab.network.model.Cnn;
import backproplab.network.model.Mlp;
import backproplab.network.model.Model;
import backproplab.network.model.ResNet18;
import backproplab.network.model.Stem;
import backproplab.network.model.Vgg;
import backproplab.network.rule.OptimizerSpec;
import backproplab.network.rule.OptimizerSpec.Kind;
import backproplab.network.rule.TrainingRule;
import java.util.ArrayList;
import java.util.List;

/** The models, small; and for the full form with every update rule, and ResNet18 as wide as it is. */
final class ModelSubjects {
    static final String PREFIX = "model/";

    private static final Subject.Image SMALL = new Subject.Image(1, 12, 12);
    private static final Subject.Image COLOUR = new Subject.Image(3, 16, 16);
    private static final Subject.Image CIFAR = new Subject.Image(3, 32, 32);
    /** With one pixel left in the last stage this is how many values each channel of batch norm has. */
    private static final int BATCH = 16;
    /** The more values a channel has, the less one ReLU that falls the other way in float changes its variance. */
    private static final int MORE = 64;
    /** The other stems leave at least four pixels. */
    private static final int FEWER = 8;

    private static final double LEARNING_RATE = 0.02;
    /**
     * Small, because so deep a network on so few images makes much of little: in float, two runs that begin one rounding error apart
     * part from each other, and the sooner the larger the steps. docs/parity.md has the measurement.
     */
    private static final double DEEP_RATE = 1e-4;

    private static final int VGG_WIDTH = 4;
    private static final int RESNET_WIDTH = 8;

    private ModelSubjects() {}

    static List<Subject> all() {
        TrainingRule sgd = TrainingRule.SGD;
        return List.of(
                Subject.of(PREFIX + "mlp", mlp(), SMALL, BATCH, sgd, LEARNING_RATE),
                Subject.of(PREFIX + "cnn", cnn(), SMALL, BATCH, sgd, LEARNING_RATE),
                Subject.of(PREFIX + "vgg", vgg(), COLOUR, FEWER, sgd, DEEP_RATE),
                Subject.of(PREFIX + "resnet18", resnet(Stem.SEVEN), COLOUR, BATCH, sgd, DEEP_RATE),
                stem(Stem.THREE_POOLED),
                stem(Stem.THREE));
    }

    /** What {@code --full} adds. */
    static List<Subject> more() {
        List<Subject> subjects = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            TrainingRule rule = TrainingRule.of(OptimizerSpec.of(kind));
            double rate = kind.trialRate();
            String suffix = "-" + kind.token();
            subjects.add(Subject.of(PREFIX + "mlp" + suffix, mlp(), SMALL, BATCH, rule, rate));
            subjects.add(Subject.of(PREFIX + "cnn" + suffix, cnn(), SMALL, BATCH, rule, rate));
            subjects.add(Subject.of(
                    PREFIX + "resnet18" + suffix,
                    resnet(Stem.SEVEN),
                    COLOUR,
                    MORE,
                    rule,
                    Math.min(rate, deepRate(kind))));
        }
        subjects.add(new Subject(
                PREFIX + "resnet18-width" + ResNet18.WIDTH,
                new ResNet18(Stem.SEVEN, ResNet18.WIDTH),
                CIFAR,
                BATCH,
                TrainingRule.SGD,
                DEEP_RATE,
                1,
                Subject.Start.AS_DRAWN));
        return subjects;
    }

    /** A velocity of 0.9 adds up to ten steps: with a tenth of the rate momentum goes as far as plain descent. */
    private static double deepRate(Kind kind) {
        return kind.hasMomentum() ? (1 - OptimizerSpec.DEFAULT_MOMENTUM) * DEEP_RATE : DEEP_RATE;
    }

    private static Model mlp() {
        return new Mlp(List.of(24, 16), ActivationFunction.RELU, 0);
    }

    private static Model cnn() {
        return new Cnn(List.of(16), ActivationFunction.RELU, 0);
    }

    private static Model vgg() {
        return new Vgg(List.of(12), ActivationFunction.RELU, 0, VGG_WIDTH);
    }

    private static Model resnet(Stem stem) {
        return new ResNet18(stem, RESNET_WIDTH);
    }

    private static Subject stem(Stem stem) {
        return Subject.of(
                PREFIX + "resnet18-" + stem.token(), resnet(stem), COLOUR, FEWER, TrainingRule.SGD, DEEP_RATE);
    }
}
