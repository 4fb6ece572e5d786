package backproplab.experiments.reproduce;

import backproplab.datasets.Catalog;
import backproplab.datasets.NormalizeMode;
import backproplab.datasets.ProgressListener;
import backproplab.experiments.engine.EngineKind;
import backproplab.experiments.recipe.Recipe;
import backproplab.experiments.reports.Claim;
import backproplab.experiments.reports.Curve;
import backproplab.experiments.reports.DataSettings;
import backproplab.experiments.reports.Experiment;
import backproplab.experiments.reports.Form;
import backproplab.experiments.reports.Metric;
import backproplab.experiments.reports.Published;
import backproplab.experiments.reports.PublishedEpoch;
import backproplab.experiments.reports.Setup;
import backproplab.experiments.reports.Shrink;
import backproplab.experiments.reports.Variant;
import backproplab.experiments.train.LoopSettings;
import backproplab.network.init.Initializer;
import backproplab.network.init.WeightInit;
import backproplab.network.model.ModelKind;
import backproplab.network.model.ModelSpec;
import backproplab.network.rule.TrainingRule;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Experiments of no report, trained on a few drawings in a moment. */
final class ToyLab {
    /** Epochs of every training. */
    static final int EPOCHS = 3;

    private ToyLab() {}

    static LabData drawings() {
        return new LabData(
                Map.of(), new LabData.Source(LabData.Kind.EMBEDDED, Optional.empty(), true), ProgressListener.SILENT);
    }

    static Setup setup(TrainingRule rule, double learningRate, Integer... hidden) {
        return new Setup(
                new Recipe(
                        ModelSpec.of(ModelKind.MLP, hidden),
                        WeightInit.of(Initializer.XAVIER_UNIFORM),
                        rule,
                        LoopSettings.of(EPOCHS, 16, learningRate)),
                new DataSettings(Catalog.MNIST, NormalizeMode.MEAN_STD, 30, 120, 40, false));
    }

    /** With a published figure and a published curve of epochs 0 and 3. */
    static Variant variant(String name, Setup setup, Optional<EngineKind> engine) {
        PublishedEpoch begin = new PublishedEpoch(0, Double.NaN, 10, Double.NaN, 11);
        PublishedEpoch end = new PublishedEpoch(3, 0.5, 90, 0.7, 80);
        return new Variant(
                name,
                Optional.of(setup),
                Optional.empty(),
                Optional.empty(),
                engine,
                OptionalInt.empty(),
                List.of(new Published("", Metric.VAL_ACC_PCT, 80, "a guess")),
                List.of(new Curve("", List.of(begin, end))),
                Optional.empty(),
                "toy");
    }

    static Variant variant(String name, Setup setup) {
        return variant(name, setup, Optional.empty());
    }

    static Experiment experiment(String name, List<Variant> variants, Claim... claims) {
        return new Experiment("A", name, "none", new Shrink(1, 1, 1, 1), 2, 2, variants, List.of(claims));
    }

    static LabSettings settings(List<Experiment> experiments, boolean histories) {
        return new LabSettings(
                experiments, Form.LAB, List.of(EngineKind.MANUAL), Optional.empty(), OptionalInt.of(1), histories);
    }
}
