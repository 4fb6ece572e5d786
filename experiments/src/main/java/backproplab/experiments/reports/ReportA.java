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
import backproplab.network.rule.TrainingRule;
import java.util.List;

/** Report A: backpropagation on MNIST. Not stated: initialisation (Xavier here), normalisation (mean and deviation here). */
final class ReportA {
    private static final String LETTER = "A";
    private static final int SMALL_BATCH = 10;
    private static final int LARGE_BATCH = 128;
    private static final Setup BASE = new Setup(
            new Recipe(
                    ModelSpec.of(ModelKind.MLP, 2352, 1568, 784),
                    WeightInit.of(Initializer.XAVIER_NORMAL),
                    TrainingRule.SGD,
                    LoopSettings.of(30, SMALL_BATCH, 0.005)),
            DataSettings.of(Catalog.MNIST, NormalizeMode.MEAN_STD, 10_000));
    private static final Shrink SHRINK = new Shrink(3, 5_000, 2_000, 2_000);

    private ReportA() {}

    static Report report() {
        return new Report(
                LETTER,
                "Backpropagation on MNIST with a 4-layer MLP",
                List.of(main(), depth(), batchSize(), batchUpdates(), schedule(), activation(), validation()));
    }

    private static Experiment main() {
        String manual = "manual";
        String framework = Published.FRAMEWORK;
        return Experiment.of(
                LETTER,
                "main",
                "none: 784-2352-1568-784-10, SGD, lr 0.005, batch 10, 30 epochs",
                new Shrink(5, 10_000, 5_000, DataSettings.ALL),
                ONE_SEED,
                ONE_SEED,
                Variant.of("4 layers", BASE)
                        .noted(
                                "initialisation and normalisation are not stated: Xavier, mean and deviation are guesses")
                        .curve(manual, LETTER, "main", manual)
                        .curve(framework, LETTER, "main", framework));
    }

    private static Experiment depth() {
        return claims(
                "depth",
                "number of layers; hidden sizes of 3 and 5 layers are not stated",
                Variant.of("3 layers", BASE.hidden(1568, 784)),
                Variant.of("4 layers", BASE),
                Variant.of("5 layers", BASE.hidden(2352, 1568, 784, 392)));
    }

    private static Experiment batchSize() {
        return claims(
                "batch-size",
                "images per update",
                Variant.of("batch 10", BASE),
                Variant.of("batch 20", BASE.batch(20)),
                Variant.of("batch 40", BASE.batch(40)));
    }

    private static Experiment batchUpdates() {
        String small = "small batch";
        String large = "large batch";
        Setup larger = BASE.batch(LARGE_BATCH);
        return claims(
                "batch-updates",
                "small (" + SMALL_BATCH + ") or large batch (" + LARGE_BATCH
                        + ", not stated), one thread or all: time, gap, and noise of the gradient",
                Variant.of(small, BASE),
                Variant.of(large, larger),
                Variant.of(small + ", one thread", BASE).onThreads(1),
                Variant.of(large + ", one thread", larger).onThreads(1));
    }

    private static Experiment schedule() {
        return claims(
                "schedule",
                "how the rate decays; neither factor is stated",
                Variant.of("constant", BASE),
                Variant.of("decay by epoch", BASE.schedule("exp:0.95")),
                Variant.of("decay when stalled", BASE.schedule("plateau:0.5,1")));
    }

    private static Experiment activation() {
        return claims(
                "activation",
                "activation of every hidden layer",
                Variant.of("relu", BASE),
                Variant.of("sigmoid", BASE.activation(ActivationFunction.SIGMOID)),
                Variant.of("tanh", BASE.activation(ActivationFunction.TANH)));
    }

    private static Experiment validation() {
        return claims(
                "validation",
                "images kept for validation, and so not trained on; compared on the test set",
                Variant.of("validation 10000", BASE),
                Variant.of("validation 10", BASE.validationImages(10))
                        .quickly(SHRINK.apply(BASE).images(6_000, 10, 2_000)));
    }

    private static Experiment claims(String name, String axis, Variant... variants) {
        return Experiment.of(LETTER, name, axis, SHRINK, ENOUGH_SEEDS, ENOUGH_SEEDS, variants);
    }
}
