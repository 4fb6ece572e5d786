package backproplab.experiments.tune;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.experiments.compare.PreparedRun;
import backproplab.experiments.engine.ToyData;
import backproplab.experiments.recipe.Plan;
import backproplab.experiments.recipe.Recipe;
import backproplab.experiments.train.Evaluation;
import backproplab.experiments.train.LoopSettings;
import backproplab.network.init.Initializer;
import backproplab.network.init.WeightInit;
import backproplab.network.layer.TensorSpec;
import backproplab.network.model.ModelKind;
import backproplab.network.model.ModelSpec;
import backproplab.network.rule.TrainingRule;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is said of measured facts that are made up. */
class DiagnosisTest {
    private static final PreparedRun RUN = PreparedRun.of(
            new Plan(
                    "test",
                    "",
                    new Recipe(
                            ModelSpec.of(ModelKind.MLP, 4),
                            WeightInit.of(Initializer.XAVIER_UNIFORM),
                            TrainingRule.SGD,
                            LoopSettings.of(10, 8, 0.2))),
            1,
            ToyData.of(60, 4));
    private static final TensorSpec WEIGHT = RUN.network().network().tensors().stream()
            .filter(tensor -> tensor.name().equals("out.weight"))
            .findFirst()
            .orElseThrow();
    private static final LabelFacts LABELS = new LabelFacts(4, 1.3, 0);

    private static TensorFacts facts(double[] gradient, double moved) {
        double[] before = new double[16];
        before[0] = 1;
        double[] now = before.clone();
        now[1] = moved;
        return TensorFacts.of(WEIGHT, gradient, before, now);
    }

    private static TensorFacts sound() {
        return facts(IntStream.range(0, 16).mapToDouble(i -> 0.1).toArray(), 0.5);
    }

    private static List<Hint> hints(TensorFacts tensor, LossCurve curve, double evaluated, double spread) {
        return new Diagnosis(RUN, "", List.of(tensor))
                .ofUnlearned(curve, new Evaluation(evaluated, 50, new int[8], null), LABELS, spread);
    }

    private static LossCurve constant(double loss) {
        return new LossCurve(Collections.nCopies(100, loss));
    }

    private static void says(Hint.Cause cause, String text, List<Hint> hints) {
        assertEquals(List.of(new Hint(cause, text)), hints);
    }

    /** Of the linear layer's weights [in, out] a unit is a column. */
    @Test
    void unitsWithoutAGradientAreColumns() {
        double[] gradient = new double[16];
        for (int in = 0; in < 4; in++) {
            gradient[in * 4 + 2] = 0.5;
        }
        gradient[4] = 1e-300;
        TensorFacts facts = facts(gradient, 0.25);
        assertEquals(11, facts.zeros());
        assertEquals(4, facts.units());
        assertEquals(2, facts.silentUnits(), "columns 1 and 3");
        assertEquals(0.25, facts.moved());
        says(
                Hint.Cause.DEAD_UNITS,
                "out.weight: 2 of 4 units have a gradient of zeros alone: usually dead ReLUs, which answer none of the images."
                        + " Try a smaller --lr, another --init or --activation leaky-relu.",
                hints(facts, constant(0.5), 0.5, 1));
    }

    @Test
    void noGradientInASoundLayer() {
        says(
                Hint.Cause.NO_GRADIENT,
                "The gradient of out.weight is 0 in every number: none arrives there. Usually every ReLU behind it is dead: try"
                        + " a smaller --lr, or another --init.",
                hints(facts(new double[16], 0), constant(0.5), 0.5, 1));
    }

    @Test
    void aGradientWithoutAnUpdate() {
        double[] gradient = new double[16];
        Arrays.fill(gradient, 1);
        says(
                Hint.Cause.NO_UPDATE,
                "out.weight has a gradient and is what it was before training: no update reaches it, or the rate is too small to"
                        + " change a number.",
                hints(facts(gradient, 0), constant(0.5), 0.5, 1));
    }

    @Test
    void anEvaluationThatIsAnotherNetwork() {
        says(
                Hint.Cause.EVALUATION,
                "In training the loss fell to 0.0500, in evaluation it is 2.0000 on the same images: the forward pass of"
                        + " evaluation is another one. Look at batch norm's running statistics and at dropout.",
                hints(sound(), constant(0.05), 2, 1));
    }

    @Test
    void aLossOfWhoeverIgnoresTheImages() {
        says(
                Hint.Cause.LABELS,
                "The loss stays at 1.3800, that of an answer which does not look at the image (ln 4 = 1.3863, entropy of these"
                        + " labels 1.3000), though the logits differ by up to 2.0000 between images: usually images and labels"
                        + " do not belong together, or the gradient is wrong.",
                hints(sound(), constant(1.38), 1.38, 2));
        says(
                Hint.Cause.SAME_ANSWER,
                "The loss stays at 1.3100, that of an answer which does not look at the image (ln 4 = 1.3863, entropy of these"
                        + " labels 1.3000), and the logits of all images are equal but for 1.0e-05: usually dead ReLUs or a"
                        + " layer that gives all images the same.",
                hints(sound(), constant(1.31), 1.31, 1e-5));
    }

    @Test
    void aLossThatSwings() {
        LossCurve swinging = new LossCurve(
                IntStream.range(0, 100).mapToObj(i -> i % 2 == 0 ? 0.9 : 0.2).toList());
        says(
                Hint.Cause.RATE_TOO_LARGE,
                "The loss of the last 10 epochs swings between 0.2000 and 0.9000: usually the rate is too large. Try --lr 0.02"
                        + " instead of 0.2, or --find-lr.",
                hints(sound(), swinging, 0.5, 1));
    }

    @Test
    void noneOfTheUsualFaults() {
        says(
                Hint.Cause.PLATEAU,
                "The loss went from 0.5000 to 0.5000 and stays there, and none of the usual faults shows: usually the network is"
                        + " too small, or the rate does not suit it (--find-lr).",
                hints(sound(), constant(0.5), 0.5, 1));
    }

    @Test
    void aLossThatIsNoNumber() {
        Hint first = Diagnosis.diverged(RUN, "Mine", "the loss", 1, 1, Optional.of("fc1"));
        assertEquals(Hint.Cause.FORWARD, first.cause());
        assertEquals(
                "The loss is not finite at step 1 (epoch 1); the first such value is in layer fc1. No update came before it, so"
                        + " it is not the rate: look at --init, --normalize and the forward pass of Mine.",
                first.text());
        Hint later = Diagnosis.diverged(RUN, "", "the loss of the evaluation", 1, 1, Optional.empty());
        assertEquals(Hint.Cause.RATE_TOO_LARGE, later.cause());
        assertEquals(
                "The loss of the evaluation is not finite at step 1 (epoch 1); the first such value is in the loss alone. Usually"
                        + " the rate is too large: try --lr 0.02 instead of 0.2, or --find-lr.",
                later.text());
    }

    @Test
    void learnedInSpiteOfALayerThatDoesNothing() {
        Diagnosis diagnosis = new Diagnosis(RUN, "Mine", List.of(sound(), facts(new double[16], 0)));
        List<Hint> hints = diagnosis.ofLearned();
        assertEquals(Hint.Cause.NO_UPDATE, hints.get(0).cause());
        assertTrue(
                hints.get(0)
                        .text()
                        .startsWith("All images were learned, but out.weight is what it was before training: "),
                hints.toString());
        assertEquals(List.of(), new Diagnosis(RUN, "", List.of(sound())).ofLearned());
    }

    @Test
    void causesAreWordsInTheTable() {
        assertEquals("rate-too-small", Hint.Cause.RATE_TOO_SMALL.token());
        assertEquals("not_reached", OverfitResult.Status.NOT_REACHED.token());
    }
}
