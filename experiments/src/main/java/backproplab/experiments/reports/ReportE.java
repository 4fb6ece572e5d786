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
import backproplab.network.rule.OptimizerSpec;
import backproplab.network.rule.OptimizerSpec.Kind;
import backproplab.network.rule.TrainingRule;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Report E: regularisation, activations and hyperparameter search on CIFAR-10. Layers are hidden layers. Not stated: optimizer (Adam
 * here, since 3e-5 is far too slow for SGD), batch (64 here, which both 832 and 9,984 images are whole numbers of),
 * normalisation (mean and deviation here), initialisation (Kaiming here), slope of LeakyReLU (0.01 here).
 */
final class ReportE {
    private static final String LETTER = "E";
    static final Setup FINAL = new Setup(
                    new Recipe(
                            ModelSpec.of(ModelKind.MLP, 200, 200),
                            WeightInit.of(Initializer.KAIMING_NORMAL),
                            TrainingRule.of(OptimizerSpec.of(Kind.ADAM)),
                            LoopSettings.of(20, 64, 3e-5)),
                    DataSettings.of(Catalog.CIFAR10, NormalizeMode.MEAN_STD, 4_000))
            .trainImages(20_000)
            .activation(ActivationFunction.LEAKY_RELU)
            .l2(5e-5);
    private static final Shrink SHRINK = new Shrink(5, 4_000, 1_000, 1_000);
    /** More data is the point there. */
    private static final Shrink KEEP_DATA = new Shrink(5, 20_000, 1_000, 1_000);

    private ReportE() {}

    static Report report() {
        return new Report(
                LETTER,
                "Regularisation, activations and hyperparameter search on CIFAR-10",
                List.of(
                        stages(),
                        layers(),
                        units(),
                        learningRate(),
                        activation(),
                        dataSize(),
                        regularisation(),
                        augmentation()));
    }

    private static Experiment stages() {
        String search = "Lab search E/";
        return Experiment.of(
                LETTER,
                "search",
                "stage of the search",
                new Shrink(8, 20_000, 4_000, DataSettings.ALL),
                ONE_SEED,
                ONE_SEED,
                Variant.unrunnable(
                        "grid",
                        "needs a search of 3 learning rates x 2 reg, which are not stated: Lab search --method grid"),
                Variant.unrunnable(
                        "first",
                        "needs a search: " + search
                                + "first, 10 draws of lr log 1e-5..1e-3, reg log 1e-5..1e-4, hidden int 150..400, layers int 2..3, "
                                + "ReLU or LeakyReLU; 10 epochs, patience 3; no figure published"),
                Variant.unrunnable(
                        "second",
                        "needs a search: " + search
                                + "second, 10 draws of lr log 2e-5..7e-5, reg log 1e-5..1e-4, hidden int 180..220, 2 layers, "
                                + "ReLU or LeakyReLU; 15 epochs, patience 3; no figure published"),
                Variant.of("final", FINAL.patience(5)).noted("reg is a draw of 1e-5..1e-4: 5e-5 here"));
    }

    private static Experiment layers() {
        return claims(
                "layers",
                "hidden layers of 200 units",
                SHRINK,
                Variant.of("1 layer", FINAL.hidden(200)),
                Variant.of("2 layers", FINAL),
                Variant.of("3 layers", FINAL.hidden(200, 200, 200)),
                Variant.of("4 layers", FINAL.hidden(200, 200, 200, 200)));
    }

    private static Experiment units() {
        return claims(
                "units",
                "units of each of two hidden layers",
                SHRINK,
                Variant.of("100 units", FINAL.hidden(100, 100)),
                Variant.of("200 units", FINAL),
                Variant.of("400 units", FINAL.hidden(400, 400)));
    }

    private static Experiment learningRate() {
        return claims(
                "learning-rate",
                "learning rate, 20,000 images",
                KEEP_DATA,
                Variant.of("lr 1e-5", FINAL.lr(1e-5)),
                Variant.of("lr 3e-5", FINAL),
                Variant.of("lr 1e-4", FINAL.lr(1e-4)),
                Variant.of("lr 1e-3", FINAL.lr(1e-3)));
    }

    private static Experiment activation() {
        return claims(
                "activation",
                "activation of both hidden layers",
                SHRINK,
                Stream.of(ActivationFunction.values())
                        .map(function -> Variant.of(function.token(), FINAL.activation(function)))
                        .toArray(Variant[]::new));
    }

    private static Experiment dataSize() {
        return claims(
                "data-size",
                "training images",
                KEEP_DATA,
                IntStream.of(1, 10, 100, 1_000, 10_000, 20_000)
                        .mapToObj(ReportE::trainedOn)
                        .toArray(Variant[]::new));
    }

    private static Variant trainedOn(int images) {
        Setup setup = FINAL.lr(1e-3).images(images, images <= 1_000 ? 500 : 4_000, DataSettings.ALL);
        return Variant.of(String.format(Locale.ROOT, "%,d images", images), setup)
                .noted("rate not stated: 1e-3, since one image makes only 20 updates");
    }

    private static Experiment regularisation() {
        return claims(
                "l2",
                "weight of the L2 penalty",
                SHRINK,
                Variant.of("reg 0", FINAL.l2(0)),
                Variant.of("reg 1e-4", FINAL.l2(1e-4)),
                Variant.of("reg 1e-2", FINAL.l2(1e-2)));
    }

    private static Experiment augmentation() {
        return Experiment.of(
                LETTER,
                "augmentation",
                "how training images are changed; amounts are not stated",
                SHRINK,
                ONE_SEED,
                ONE_SEED,
                Stream.of("none", "flip", "rotate15", "saturation0.2", "brightness0.2", "crop4")
                        .map(steps -> Variant.of(steps, FINAL.augment(steps)))
                        .toArray(Variant[]::new));
    }

    private static Experiment claims(String name, String axis, Shrink shrink, Variant... variants) {
        return Experiment.of(LETTER, name, axis, shrink, ENOUGH_SEEDS, ENOUGH_SEEDS, variants);
    }
}
