package backproplab.experiments.reports;

import static backproplab.experiments.reports.Experiment.ENOUGH_SEEDS;
import static backproplab.experiments.reports.Experiment.ONE_SEED;

import backproplab.datasets.Catalog;
import backproplab.datasets.NormalizeMode;
import backproplab.experiments.engine.EngineKind;
import backproplab.experiments.recipe.Recipe;
import backproplab.experiments.train.LoopSettings;
import backproplab.network.init.Initializer;
import backproplab.network.init.WeightInit;
import backproplab.network.model.ModelKind;
import backproplab.network.model.ModelSpec;
import backproplab.network.rule.TrainingRule;
import java.util.List;

/**
 * Report C: a CNN written with loops, then vectorised, then in a framework. Not stated: learning rate (0.1 at 10,000 images per
 * update here), optimizer (SGD here), the framework's batch, rate and initialisation: 10,000, 0.01, Xavier uniform in its own row,
 * whose curve these come near to; 64, 0.01, Xavier normal where the framework's settings are what claims are tested with.
 */
final class ReportC {
    private static final String LETTER = "C";
    private static final Setup MANUAL = new Setup(
            new Recipe(
                    ModelSpec.of(ModelKind.CNN, 128),
                    WeightInit.of(Initializer.NORMAL),
                    TrainingRule.SGD,
                    LoopSettings.of(15, 10_000, 0.1)),
            DataSettings.of(Catalog.MNIST, NormalizeMode.MEAN_STD, 10_000));
    private static final Setup FRAMEWORK =
            MANUAL.init(Initializer.XAVIER_NORMAL).batch(64).lr(0.01).epochs(20);
    private static final Setup LARGE_UPDATES =
            MANUAL.init(Initializer.XAVIER_UNIFORM).lr(0.01).epochs(20);
    private static final Shrink SHRINK = new Shrink(20, 2_000, 1_000, 1_000);

    private ReportC() {}

    static Report report() {
        return new Report(
                LETTER,
                "A CNN written with loops, then vectorised, then in a framework",
                List.of(main(), speed(), convolution(), initialisation(), pooling(), epochs()));
    }

    private static Experiment main() {
        String guess = "learning rate and optimizer are not stated: 0.1 and SGD are guesses";
        return Experiment.of(
                LETTER,
                "main",
                "who trains: 10,000 images per update and N(0, 0.01), or the framework",
                new Shrink(20, 20_000, 2_000, DataSettings.ALL),
                ONE_SEED,
                ONE_SEED,
                Variant.of("loops", MANUAL)
                        .noted("loops and vectorised code compute the same: trained by the fast engine; " + guess)
                        .curve(LETTER, "main", "loops"),
                Variant.of("vectorised", MANUAL.epochs(16)).noted(guess).curve(LETTER, "main", "vectorised"),
                Variant.of("framework", LARGE_UPDATES)
                        .noted(
                                "batch, rate and initialisation are not stated: 10,000, 0.01 and Xavier uniform are guesses")
                        .curve(LETTER, "main", "framework"),
                Variant.of("without convolution", withoutConvolution())
                        .noted("784-128-10; " + guess)
                        .curve(LETTER, "main", "without convolution"));
    }

    private static Setup withoutConvolution() {
        return MANUAL.model(ModelSpec.of(ModelKind.MLP, 128));
    }

    /** Batches of 128: time per image hardly depends on it, and the double loops would need gigabytes for 10,000. */
    private static Experiment speed() {
        Setup epoch = MANUAL.batch(128).epochs(1);
        return Experiment.of(
                LETTER,
                "speed",
                "how it is computed, batches of 128; the Ladder command has the five causes of the gap rung by rung",
                new Shrink(1, 640, 256, 256),
                ENOUGH_SEEDS,
                ONE_SEED,
                Variant.of("loops", epoch).on(EngineKind.LOOPS),
                Variant.of("vectorised", epoch).on(EngineKind.MANUAL),
                Variant.of("framework", epoch).on(EngineKind.DL4J),
                Variant.of(
                                "without convolution",
                                withoutConvolution().batch(128).epochs(1))
                        .on(EngineKind.MANUAL));
    }

    private static Experiment convolution() {
        Setup quick = SHRINK.apply(FRAMEWORK).epochs(5);
        Setup flat = FRAMEWORK.model(ModelSpec.of(ModelKind.MLP, 128));
        return claims(
                "convolution",
                "convolution first, or fully connected layers alone; the framework's settings",
                Variant.of("convolution first", FRAMEWORK).quickly(quick),
                Variant.of("fully connected alone", flat)
                        .quickly(SHRINK.apply(flat).epochs(5)));
    }

    private static Experiment initialisation() {
        Setup quick = SHRINK.apply(MANUAL).batch(500);
        return claims(
                "initialisation",
                "distribution of the initial weights; the manual run's settings (quick: 500 images per update)",
                Variant.of("N(0, 0.01)", MANUAL).quickly(quick),
                Variant.of("kaiming uniform", MANUAL.init(Initializer.KAIMING_UNIFORM))
                        .quickly(quick.init(Initializer.KAIMING_UNIFORM)),
                Variant.of("xavier uniform", MANUAL.init(Initializer.XAVIER_UNIFORM))
                        .quickly(quick.init(Initializer.XAVIER_UNIFORM)));
    }

    private static Experiment pooling() {
        return claims(
                "pooling",
                "2x2 pooling after the convolution; the framework's settings",
                pooled("no pooling", ModelKind.CNN),
                pooled("max pooling", ModelKind.CNN_MAXPOOL),
                pooled("average pooling", ModelKind.CNN_AVGPOOL));
    }

    private static Variant pooled(String name, ModelKind kind) {
        Setup full = FRAMEWORK.model(ModelSpec.of(kind, 128));
        return Variant.of(name, full).quickly(SHRINK.apply(full).epochs(5));
    }

    private static Experiment epochs() {
        return claims(
                "epochs",
                "number of epochs, the framework's settings",
                Variant.of("5 epochs", FRAMEWORK.epochs(5)),
                Variant.of("20 epochs", FRAMEWORK.epochs(20)));
    }

    private static Experiment claims(String name, String axis, Variant... variants) {
        return Experiment.of(LETTER, name, axis, SHRINK, ENOUGH_SEEDS, ENOUGH_SEEDS, variants);
    }
}
