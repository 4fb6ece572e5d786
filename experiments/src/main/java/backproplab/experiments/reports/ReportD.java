package backproplab.experiments.reports;

import static backproplab.experiments.reports.Direction.HIGHER;
import static backproplab.experiments.reports.Direction.LOWER;
import static backproplab.experiments.reports.Experiment.ENOUGH_SEEDS;
import static backproplab.experiments.reports.Experiment.ONE_SEED;
import static backproplab.experiments.reports.Metric.GAP_PCT;
import static backproplab.experiments.reports.Metric.TEST_ACC_PCT;

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

    private ReportD() {}

    static Report report() {
        return new Report(
                LETTER,
                "MLP on MNIST, ResNet18 on CIFAR-10",
                List.of(mlp(), learningRate(), augmentation(), batchSize(), optimizer(), stem(), schedules()));
    }

    private static Experiment mlp() {
        String which = "not stated: which of the two, and the optimizer (Adam here, lr 1e-4)";
        String closer = "a Sigmoid brings train and validation closer";
        Setup adam = MLP.optimizer(Kind.ADAM);
        return new Experiment(
                LETTER,
                "mlp",
                "learning rate, optimizer and activation; one sample per step, 8 epochs",
                new Shrink(4, 5_000, 2_000, 2_000),
                ENOUGH_SEEDS,
                ENOUGH_SEEDS,
                List.of(
                        Variant.of("sgd lr 1e-4", MLP)
                                .noted("optimizer not stated")
                                .published(
                                        TEST_ACC_PCT,
                                        97.89,
                                        "known: SGD still rises by 0.3 points of validation accuracy per epoch at the end, and Adam at this"
                                                + " rate gets there; a guess: the report used Adam"),
                        Variant.of("adam lr 1e-4", adam)
                                .noted("optimizer not stated")
                                .published(TEST_ACC_PCT, 97.89),
                        Variant.of("adam lr 1e-3", adam.lr(1e-3)),
                        Variant.of(FIRST_SIGMOID, adam.activation(ActivationFunction.SIGMOID, ActivationFunction.RELU))
                                .noted(which)
                                .published(TEST_ACC_PCT, 97.41),
                        Variant.of(SECOND_SIGMOID, adam.activation(ActivationFunction.RELU, ActivationFunction.SIGMOID))
                                .noted(which)
                                .published(TEST_ACC_PCT, 97.41)),
                List.of(
                        Claim.pair(
                                "D1",
                                "lr 1e-3 overfits, 1e-4 does not",
                                "adam lr 1e-3",
                                HIGHER,
                                "adam lr 1e-4",
                                Metric.VAL_LOSS_RISE),
                        Claim.pair("D2", closer + ": the first", FIRST_SIGMOID, LOWER, "adam lr 1e-4", GAP_PCT),
                        Claim.pair("D2", closer + ": the second", SECOND_SIGMOID, LOWER, "adam lr 1e-4", GAP_PCT)));
    }

    private static Experiment learningRate() {
        return resnet(
                "learning-rate",
                "rate, constant or by StepLR(20, 0.1)",
                List.of(
                        Variant.of("lr 1e-4", RESNET.lr(1e-4)).published(TEST_ACC_PCT, 82.89),
                        Variant.of("lr 1e-3", RESNET).published(TEST_ACC_PCT, 85.16),
                        Variant.of("StepLR", RESNET.schedule(STEP_LR)).published(TEST_ACC_PCT, 85.86)),
                List.of(Claim.pair("D3", "StepLR beats a constant rate", "StepLR", HIGHER, "lr 1e-3", TEST_ACC_PCT)));
    }

    private static Experiment augmentation() {
        Setup large = RESNET.augment("resize256,rrc224:0.8,flip");
        return resnet(
                "augmentation",
                "how training images are changed",
                List.of(
                        Variant.of("none", RESNET.augment("none")).published(TEST_ACC_PCT, 76.58),
                        Variant.of("crop + flip", RESNET).published(TEST_ACC_PCT, 85.16),
                        Variant.of("224 pixels", large)
                                .quickly(LARGE_IMAGES.apply(large))
                                .published(TEST_ACC_PCT, 92.72)),
                List.of(
                        Claim.pair("D4", "crop + flip add about 9 points", "crop + flip", HIGHER, "none", TEST_ACC_PCT),
                        Claim.pair("D5", "larger input adds more", "224 pixels", HIGHER, "crop + flip", TEST_ACC_PCT)));
    }

    private static Experiment batchSize() {
        return resnet(
                "batch-size",
                "images per update",
                List.of(
                        Variant.of("batch 16", RESNET.batch(16)).published(TEST_ACC_PCT, 84.31),
                        Variant.of("batch 32", RESNET).published(TEST_ACC_PCT, 85.16),
                        Variant.of("batch 64", RESNET.batch(64)).published(TEST_ACC_PCT, 83.72)),
                List.of(
                        Claim.pair("D6", "batch 32 beats 16", "batch 32", HIGHER, "batch 16", TEST_ACC_PCT),
                        Claim.pair("D6", "batch 32 beats 64", "batch 32", HIGHER, "batch 64", TEST_ACC_PCT)));
    }

    private static Experiment optimizer() {
        String decay = "weight decay 5e-4 as L2 penalty on weights alone; PyTorch's also covers biases and batch norm";
        return resnet(
                "optimizer",
                "update rule, with and without StepLR(20, 0.1)",
                List.of(
                        Variant.of("adam", RESNET).published(TEST_ACC_PCT, 85.16),
                        Variant.of("sgd", SGD).noted(decay).published(TEST_ACC_PCT, 84.15),
                        Variant.of("adam StepLR", RESNET.schedule(STEP_LR)).published(TEST_ACC_PCT, 85.86),
                        Variant.of("sgd StepLR", SGD.schedule(STEP_LR)).noted(decay)),
                List.of(
                        Claim.pair("D7", "Adam beats SGD without a schedule", "adam", HIGHER, "sgd", TEST_ACC_PCT),
                        Claim.pair("D7", "SGD wins with StepLR", "sgd StepLR", HIGHER, "adam StepLR", TEST_ACC_PCT)));
    }

    private static Experiment stem() {
        return resnet(
                "stem",
                "first convolution",
                List.of(
                        Variant.of("7x7 stride 2", RESNET).published(TEST_ACC_PCT, 85.16),
                        Variant.of("3x3 stride 1 padding 3", RESNET.stem(Stem.THREE_POOLED))
                                .published(TEST_ACC_PCT, 90.03)),
                List.of(Claim.pair(
                        "D8",
                        "a 3x3 stem adds about 5 points",
                        "3x3 stride 1 padding 3",
                        HIGHER,
                        "7x7 stride 2",
                        TEST_ACC_PCT)));
    }

    private static Experiment schedules() {
        return resnet(
                "schedules",
                "schedules the report wishes for; their constants are not stated",
                List.of(
                        Variant.of("LambdaLR", RESNET.schedule("linear")).noted("any function would do: linear to 0"),
                        Variant.of("ExponentialLR", RESNET.schedule("exp:0.96")),
                        Variant.of("MultiStepLR", RESNET.schedule("multistep:60,120,0.1"))),
                List.of());
    }

    /** One seed even in the lab preset: 150 epochs are hours each. */
    private static Experiment resnet(String name, String axis, List<Variant> variants, List<Claim> claims) {
        return new Experiment(LETTER, name, axis, SHRINK, ONE_SEED, ONE_SEED, variants, claims);
    }
}
