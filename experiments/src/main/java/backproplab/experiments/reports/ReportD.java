package backproplab.experiments.reports;

import static backproplab.experiments.reports.Experiment.ENOUGH_SEEDS;
import static backproplab.experiments.reports.Experiment.ONE_SEED;

import backproplab.datasets.Catalog;
import backproplab.datasets.NormalizeMode;
import backproplab.experiments.recipe.Recipe;
import backproplab.experiments.train.LoopSettings;
import backproplab.network.init.Initializer;
import backproplab.network.init.WeightInit;
import backproplab.network.layer.ActivationFunction;
import backproplab.network.model.ModelKind;
import backproplab.network.model.ModelSpec;
import backproplab.network.model.Stem;
import backproplab.network.rule.OptimizerSpec;
import backproplab.network.rule.OptimizerSpec.Kind;
import backproplab.network.rule.TrainingRule;
import java.util.List;

/**
 * Report D: an MLP on MNIST, ResNet18 on CIFAR-10. The split is the report's seeded permutation with Java's numbers, not NumPy's.
 * Not stated: initialisation (Kaiming here), the MLP's optimizer (both SGD and Adam run).
 */
final class ReportD {
    private static final String LETTER = "D";
    private static final String STEP_LR = "step:20,0.1";
    private static final String FIRST_SIGMOID = "first relu replaced by sigmoid";
    private static final String SECOND_SIGMOID = "second relu replaced by sigmoid";
    private static final Setup MLP = new Setup(
            new Recipe(
                    ModelSpec.of(ModelKind.MLP, 128, 256),
                    WeightInit.of(Initializer.KAIMING_UNIFORM),
                    TrainingRule.SGD,
                    LoopSettings.of(8, 1, 1e-4)),
            DataSettings.of(Catalog.MNIST, NormalizeMode.MEAN_STD, 6_000));
    private static final Setup RESNET = new Setup(
                    new Recipe(
                            ModelSpec.of(ModelKind.RESNET18),
                            WeightInit.of(Initializer.KAIMING_NORMAL),
                            TrainingRule.of(OptimizerSpec.of(Kind.ADAM)),
                            LoopSettings.of(150, 32, 1e-3)),
                    DataSettings.of(Catalog.CIFAR10, NormalizeMode.MEAN_STD, 5_000))
            .augment("crop4,flip");
    /** PyTorch's weight decay 5e-4 is half of it as L2 penalty; ours leaves biases and batch norm alone, PyTorch's does not. */
    private static final Setup SGD =
            RESNET.optimizer(OptimizerSpec.of(Kind.MOMENTUM).withMomentum(0.9)).l2(2.5e-4);

    private static final Shrink SHRINK = new Shrink(2, 2_000, 500, 1_000);
    /** An image of 224 x 224 pixels costs 49 times as much. */
    private static final Shrink LARGE_IMAGES = new Shrink(1, 128, 64, 64);

    /** As 224 of 256 pixels, smaller. */
    private static final String MEDIUM_PIXELS = "resize55,rrc48:0.8,flip";

    private ReportD() {}

    static Report report() {
        return new Report(
                LETTER,
                "MLP on MNIST, ResNet18 on CIFAR-10",
                List.of(main(), mlp(), learningRate(), augmentation(), batchSize(), optimizer(), stem(), schedules()));
    }

    private static Experiment main() {
        return resnet(
                "main", "none: the row that all other tables about ResNet18 start from", Variant.of("base", RESNET));
    }

    private static Experiment mlp() {
        String which = "not stated: which of the two, and the optimizer (Adam here, lr 1e-4)";
        Setup adam = MLP.optimizer(Kind.ADAM);
        return Experiment.of(
                LETTER,
                "mlp",
                "learning rate, optimizer and activation; one sample per step, 8 epochs",
                new Shrink(4, 5_000, 2_000, 2_000),
                ENOUGH_SEEDS,
                ENOUGH_SEEDS,
                Variant.of("sgd lr 1e-4", MLP).noted("optimizer not stated"),
                Variant.of("adam lr 1e-4", adam).noted("optimizer not stated"),
                Variant.of("adam lr 1e-3", adam.lr(1e-3)),
                Variant.of(FIRST_SIGMOID, adam.activation(ActivationFunction.SIGMOID, ActivationFunction.RELU))
                        .noted(which),
                Variant.of(SECOND_SIGMOID, adam.activation(ActivationFunction.RELU, ActivationFunction.SIGMOID))
                        .noted(which));
    }

    private static Experiment learningRate() {
        return resnet(
                "learning-rate",
                "rate, constant or by StepLR(20, 0.1)",
                Variant.of("lr 1e-4", RESNET.lr(1e-4)),
                Variant.of("lr 1e-3", RESNET),
                Variant.of("StepLR", RESNET.schedule(STEP_LR)));
    }

    private static Experiment augmentation() {
        Setup large = RESNET.augment("resize256,rrc224:0.8,flip");
        return resnet(
                "augmentation",
                "how training images are changed",
                Variant.of("none", RESNET.augment("none")),
                Variant.of("crop + flip", RESNET),
                Variant.of("224 pixels", large)
                        .quickly(LARGE_IMAGES.apply(large))
                        .inMedium(RESNET.augment(MEDIUM_PIXELS).medium())
                        .noted("medium preset: " + MEDIUM_PIXELS
                                + ", the largest multiple of 16 pixels whose row is estimated at most at 90 minutes"));
    }

    private static Experiment batchSize() {
        return resnet(
                "batch-size",
                "images per update",
                Variant.of("batch 16", RESNET.batch(16)),
                Variant.of("batch 32", RESNET),
                Variant.of("batch 64", RESNET.batch(64)));
    }

    private static Experiment optimizer() {
        String decay = "weight decay 5e-4 as L2 penalty on weights alone; PyTorch's also covers biases and batch norm";
        return resnet(
                "optimizer",
                "update rule, with and without StepLR(20, 0.1)",
                Variant.of("adam", RESNET),
                Variant.of("sgd", SGD).noted(decay),
                Variant.of("adam StepLR", RESNET.schedule(STEP_LR)),
                Variant.of("sgd StepLR", SGD.schedule(STEP_LR)).noted(decay));
    }

    private static Experiment stem() {
        return resnet(
                "stem",
                "first convolution",
                Variant.of("7x7 stride 2", RESNET),
                Variant.of("3x3 stride 1 padding 3", RESNET.stem(Stem.THREE_POOLED)));
    }

    private static Experiment schedules() {
        return resnet(
                "schedules",
                "schedules the report wishes for; their constants are not stated",
                Variant.of("LambdaLR", RESNET.schedule("linear")).noted("any function would do: linear to 0"),
                Variant.of("ExponentialLR", RESNET.schedule("exp:0.96")),
                Variant.of("MultiStepLR", RESNET.schedule("multistep:60,120,0.1")));
    }

    /** One seed even in the lab preset: 150 epochs are hours each. */
    private static Experiment resnet(String name, String axis, Variant... variants) {
        return Experiment.of(LETTER, name, axis, SHRINK, ONE_SEED, ONE_SEED, variants);
    }
}
