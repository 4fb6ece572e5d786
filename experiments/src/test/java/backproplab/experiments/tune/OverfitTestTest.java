package backproplab.experiments.tune;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.datasets.Dataset;
import backproplab.datasets.NormalizeMode;
import backproplab.datasets.Split;
import backproplab.datasets.TrainTest;
import backproplab.datasets.ValidationSize;
import backproplab.experiments.compare.PreparedRun;
import backproplab.experiments.engine.EngineKind;
import backproplab.experiments.engine.Engines;
import backproplab.experiments.engine.OwnLayers;
import backproplab.experiments.engine.ToyData;
import backproplab.experiments.recipe.Plan;
import backproplab.experiments.recipe.Recipe;
import backproplab.experiments.train.LoopSettings;
import backproplab.experiments.train.TrainingData;
import backproplab.manual.model.LoopLayers;
import backproplab.network.engine.Engine;
import backproplab.network.engine.ThreadPlan;
import backproplab.network.init.Initializer;
import backproplab.network.init.WeightInit;
import backproplab.network.model.ModelKind;
import backproplab.network.model.ModelSpec;
import backproplab.network.rule.TrainingRule;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Real trainings of a tiny network on a handful of images, sound and with a fault each. */
class OverfitTestTest {
    private static final int IMAGES = 24;
    private static final Recipe SOUND = new Recipe(
            ModelSpec.of(ModelKind.MLP, 8),
            WeightInit.of(Initializer.XAVIER_UNIFORM),
            TrainingRule.SGD,
            LoopSettings.of(200, IMAGES, 0.1));

    private static PreparedRun run(Recipe recipe, TrainingData data) {
        return PreparedRun.of(new Plan("test", "", recipe), 1, data);
    }

    private static PreparedRun run(Recipe recipe) {
        return run(recipe, ToyData.of(60, 4).first(IMAGES));
    }

    private static OverfitResult result(PreparedRun run, EngineKind kind) {
        try (Engine engine = Engines.create(kind, run.network(), ThreadPlan.all(1))) {
            engine.load(run.initialWeights());
            return OverfitTest.run(run, "", engine);
        }
    }

    private static OverfitResult result(PreparedRun run, LoopLayers own) {
        try (Engine engine = OwnLayers.of(own).engine(run.network())) {
            engine.load(run.initialWeights());
            return OverfitTest.run(run, own.getClass().getName(), engine);
        }
    }

    private static List<Hint.Cause> causes(OverfitResult result) {
        return result.hints().stream().map(Hint::cause).toList();
    }

    @Test
    void aSoundNetworkLearnsThemOnEveryEngine() {
        for (EngineKind kind : List.of(EngineKind.MANUAL, EngineKind.LOOPS, EngineKind.DL4J)) {
            OverfitResult result = result(run(SOUND), kind);
            assertEquals(OverfitResult.Status.REACHED, result.status(), kind + " " + result);
            assertEquals(100, result.accuracyPct());
            assertEquals(result.epochs(), result.steps(), "one batch an epoch");
            assertTrue(result.epochs() > 1 && result.epochs() < 200, "not by chance, and not at the last moment");
            assertTrue(result.loss() < result.firstLoss());
            assertEquals(List.of(), result.hints());
        }
    }

    @Test
    void layersWithoutAWeightGradientAreNamed() {
        OverfitResult result = result(run(SOUND), new SilentLinear());
        assertEquals(OverfitResult.Status.NOT_REACHED, result.status());
        assertEquals(Hint.Cause.NO_GRADIENT, result.hints().get(0).cause());
        String own = SilentLinear.class.getName();
        assertEquals(
                "The gradient of fc1.weight, out.weight is 0 in every number: none arrives there. Usually a backward pass of "
                        + own + " does not write it: Parity with --layers " + own + " names the first wrong quantity.",
                result.hints().get(0).text());
        assertTrue(result.zeroGradientPct() > 90, "all but the biases: " + result.zeroGradientPct());
    }

    @Test
    void aGradientOfTheWrongSignMakesTheLossRise() {
        OverfitResult result = result(run(SOUND.withLoop(SOUND.loop().withLearningRate(0.01))), new TurnedLinear());
        assertEquals(OverfitResult.Status.NOT_REACHED, result.status());
        assertEquals(
                List.of(Hint.Cause.RATE_TOO_LARGE),
                causes(result),
                result.hints().toString());
        assertTrue(result.hints().toString().contains("or a gradient has the wrong sign"));
    }

    @Test
    void aRateThatIsTooSmall() {
        OverfitResult result = result(run(SOUND.withLoop(SOUND.loop().withLearningRate(1e-6))), EngineKind.LOOPS);
        assertEquals(OverfitResult.Status.NOT_REACHED, result.status());
        assertEquals(200, result.epochs());
        assertEquals(List.of(Hint.Cause.RATE_TOO_SMALL), causes(result));
        assertTrue(
                result.hints().get(0).text().endsWith("Try --lr 0.00001 instead of 0.000001, or --find-lr."),
                result.hints().toString());
    }

    @Test
    void aRateThatIsTooLarge() {
        OverfitResult result = result(run(SOUND.withLoop(SOUND.loop().withLearningRate(1e30))), EngineKind.MANUAL);
        assertEquals(OverfitResult.Status.DIVERGED, result.status());
        assertEquals(List.of(Hint.Cause.RATE_TOO_LARGE), causes(result));
        assertTrue(
                result.hints().get(0).text().startsWith("The loss "),
                result.hints().toString());
    }

    @Test
    void imagesWithoutAnyBrightnessAreAllTheSame() {
        int[] labels = {0, 1, 2, 0, 1, 2, 0, 1};
        Dataset black = new Dataset("black", 1, 2, 2, List.of("a", "b", "c"), new byte[8 * 4], labels);
        Split split = Split.of(8, 1, ValidationSize.parse("2"), Split.ALL);
        TrainingData data = TrainingData.of(new TrainTest(black, black, "test", true), split, NormalizeMode.NONE);
        OverfitResult result = result(run(SOUND.withLoop(LoopSettings.of(100, 6, 0.1)), data), EngineKind.LOOPS);
        assertEquals(OverfitResult.Status.NOT_REACHED, result.status());
        long others = Arrays.stream(split.train())
                .map(i -> labels[i])
                .filter(label -> label != labels[split.train()[0]])
                .count();
        assertEquals(
                others
                        + " of the images are equal to another one that has another label: no network answers both rightly.",
                result.hints().get(0).text());
        assertEquals(
                List.of(Hint.Cause.LABELS, Hint.Cause.NO_GRADIENT, Hint.Cause.SAME_ANSWER),
                causes(result),
                result.hints().toString());
    }

    @Test
    void whatWorksAgainstItIsNamed() {
        Recipe recipe = SOUND.withRule(TrainingRule.SGD.withL2(1))
                .withModel(SOUND.model().withDropout(0.5))
                .withLoop(SOUND.loop().withEpochs(2));
        OverfitResult result = result(run(recipe), EngineKind.LOOPS);
        assertEquals(OverfitResult.Status.NOT_REACHED, result.status());
        assertTrue(
                result.hints().stream().anyMatch(hint -> hint.text()
                        .equals("In force: dropout 0.5, l2 1.0. It works against learning by heart: try without.")),
                result.hints().toString());
        assertEquals(
                List.of(Hint.Cause.REGULARIZATION, Hint.Cause.MORE_EPOCHS),
                causes(result),
                result.hints().toString());
    }

    /** What is said of all images is measured on all, also on those that a training leaves out of its last batch. */
    @Test
    void aPassGoesOverAllBatchesAndImages() {
        PreparedRun whole = run(SOUND);
        PreparedRun single = run(SOUND.withLoop(LoopSettings.of(1, 7, 0.1).withDropLast(true)));
        try (Engine engine = Engines.create(EngineKind.LOOPS, whole.network(), ThreadPlan.all(1))) {
            engine.load(whole.initialWeights());
            TrainingPass all = TrainingPass.of(whole, engine);
            TrainingPass parts = TrainingPass.of(single, engine);
            assertEquals(all.loss(), parts.loss(), 1e-12, "24 images, 3 of them in the last batch");
            assertEquals(
                    List.of("fc1.weight", "fc1.bias", "out.weight", "out.bias"),
                    List.copyOf(parts.gradients().keySet()));
            double[] one = all.gradients().get("out.bias");
            double[] sum = parts.gradients().get("out.bias");
            for (int k = 0; k < one.length; k++) {
                // The mean over all images is a weighted mean of the parts', so the sum of their magnitudes is no less.
                assertTrue(sum[k] >= one[k] && one[k] >= 0, k + ": " + sum[k] + " of four batches, " + one[k]);
            }
        }
    }

    @Test
    void fewEpochsWhileItStillFalls() {
        Recipe recipe = SOUND.withLoop(LoopSettings.of(20, IMAGES, 0.005));
        OverfitResult result = result(run(recipe), EngineKind.LOOPS);
        assertEquals(OverfitResult.Status.NOT_REACHED, result.status());
        assertEquals(20, result.epochs());
        assertEquals(20, result.steps());
        assertEquals(
                List.of(Hint.Cause.MORE_EPOCHS), causes(result), result.hints().toString());
    }
}
