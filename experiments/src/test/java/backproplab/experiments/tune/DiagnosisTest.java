package backproplab.experiments.tune;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.experiments.compare.PreparedRun;
import backproplab.experiments.engine.ToyData;
import backproplab.experiments.recipe.Plan;
import backproplab.experiments.recipe.Recipe;
import backproplab.experiments.train.LoopSettings;
import backproplab.network.init.Initializer;
import backproplab.network.init.WeightInit;
import backproplab.network.layer.ActivationFunction;
import backproplab.network.layer.TensorSpec;
import backproplab.network.model.Activations;
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
    private static final PreparedRun RUN = run(ActivationFunction.RELU);
    /** Hidden, so that each of its units may be dead. */
    private static final TensorSpec HIDDEN = tensor("fc2.weight");

    private static final TensorSpec WEIGHT = tensor("out.weight");
    private static final LabelFacts LABELS = new LabelFacts(4, 1.3, 0);

    private static PreparedRun run(ActivationFunction activation) {
        return PreparedRun.of(
                new Plan(
                        "test",
                        "",
                        new Recipe(
                                ModelSpec.of(ModelKind.MLP, 4, 4).withActivations(Activations.of(activation)),
                                WeightInit.of(Initializer.XAVIER_UNIFORM),
                                TrainingRule.SGD,
                                LoopSettings.of(10, 8, 0.2))),
                1,
                ToyData.of(60, 4));
    }

    private static TensorSpec tensor(String name) {
        return RUN.network().network().tensors().stream()
                .filter(tensor -> tensor.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static TensorFacts facts(double[] gradient, double moved) {
        return facts(WEIGHT, gradient, moved);
    }

    private static TensorFacts facts(TensorSpec tensor, double[] gradient, double moved) {
        double[] before = new double[16];
        before[0] = 1;
        double[] now = before.clone();
        now[1] = moved;
        return TensorFacts.of(tensor, gradient, before, now);
    }

    private static TensorFacts sound() {
        return facts(IntStream.range(0, 16).mapToDouble(i -> 0.1).toArray(), 0.5);
    }

    private static List<Hint> hints(TensorFacts tensor, LossCurve curve, double evaluated, double spread) {
        return new Diagnosis(RUN, "", List.of(tensor)).ofUnlearned(curve, 0.05, evaluated, LABELS, spread);
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
        TensorFacts facts = facts(HIDDEN, gradient, 0.25);
        assertEquals(11, facts.zeros());
        assertEquals(4, facts.units());
        assertEquals(2, facts.silentUnits(), "columns 1 and 3");
        assertEquals(0.25, facts.moved());
        says(
                Hint.Cause.DEAD_UNITS,
                "fc2.weight: 2 of 4 units have a gradient of zeros alone for all images: usually dead ReLUs, which answer none"
                        + " of the images. Try a smaller --lr, another --init or --activation leaky-relu.",
                hints(facts, constant(0.5), 0.1, 1));
        says(
                Hint.Cause.DEAD_UNITS,
                "fc2.weight: 2 of 4 units have a gradient of zeros alone for all images: usually saturated units, which have no"
                        + " slope at any of the images. Try a smaller --lr, or another --init or --normalize. Usually a"
                        + " backward pass of Mine does not write it: Parity with --layers Mine names the first wrong quantity.",
                new Diagnosis(run(ActivationFunction.TANH), "Mine", List.of(facts))
                        .ofUnlearned(constant(0.5), 0.5, 0.5, LABELS, 1));
        assertEquals(
                List.of(Hint.Cause.PLATEAU),
                hints(facts(gradient, 0.25), constant(0.5), 0.1, 1).stream()
                        .map(Hint::cause)
                        .toList(),
                "the logits' gradient is 0 where the answer is certain");
    }

    /** Units that were dead from the beginning are named, and so is the rate that moves nothing. */
    @Test
    void deadUnitsDoNotHideARateThatIsTooSmall() {
        double[] gradient = new double[16];
        for (int in = 0; in < 4; in++) {
            gradient[in * 4] = 0.5;
        }
        assertEquals(
                List.of(Hint.Cause.DEAD_UNITS, Hint.Cause.RATE_TOO_SMALL),
                hints(facts(HIDDEN, gradient, 1e-5), constant(1.38), 0.1, 1).stream()
                        .map(Hint::cause)
                        .toList());
    }

    @Test
    void noGradientInASoundLayer() {
        says(
                Hint.Cause.NO_GRADIENT,
                "The gradient of out.weight is 0 in every number: none arrives there. Usually every ReLU behind it is dead: try"
                        + " a smaller --lr, or another --init.",
                hints(facts(new double[16], 0), constant(0.5), 0.1, 1));
        says(
                Hint.Cause.NO_GRADIENT,
                "The gradient of out.weight is 0 in every number: none arrives there. Usually every unit behind it is saturated:"
                        + " try a smaller --lr, or another --init.",
                new Diagnosis(run(ActivationFunction.SIGMOID), "", List.of(facts(new double[16], 0)))
                        .ofUnlearned(constant(0.5), 0.5, 0.5, LABELS, 1));
    }

    @Test
    void aGradientWithoutAnUpdate() {
        double[] gradient = new double[16];
        Arrays.fill(gradient, 1);
        says(
                Hint.Cause.NO_UPDATE,
                "out.weight has a gradient and is what it was before training: no update reaches it, or the rate is too small to"
                        + " change a number.",
                hints(facts(gradient, 0), constant(0.5), 0.1, 1));
    }

    @Test
    void anEvaluationThatIsAnotherNetwork() {
        says(
                Hint.Cause.EVALUATION,
                "With the weights of the end the loss is 0.0500 in training mode and 2.0000 in evaluation, of the same images:"
                        + " the forward pass of evaluation is another one. Look at batch norm's running statistics and at"
                        + " dropout.",
                hints(sound(), constant(0.5), 2, 1));
    }

    /** The losses of the steps are those before each update, so they say nothing of the weights of the end. */
    @Test
    void aLastUpdateThatSpoiltTheWeightsIsNoOtherForwardPass() {
        List<Hint> hints = new Diagnosis(RUN, "", List.of(sound())).ofUnlearned(constant(0.05), 2, 2, LABELS, 1);
        assertEquals(
                List.of(Hint.Cause.PLATEAU), hints.stream().map(Hint::cause).toList());
    }

    @Test
    void aLossOfWhoeverIgnoresTheImages() {
        says(
                Hint.Cause.WRONG_GRADIENT,
                "The loss stays at 1.3800, that of an answer which does not look at the image (ln 4 = 1.3863, entropy of these"
                        + " labels 1.3000), though the logits differ by up to 2.0000 between images: usually the gradient is"
                        + " wrong, or labels change from epoch to epoch.",
                hints(sound(), constant(1.38), 0.1, 2));
        says(
                Hint.Cause.SAME_ANSWER,
                "The loss stays at 1.3100, that of an answer which does not look at the image (ln 4 = 1.3863, entropy of these"
                        + " labels 1.3000), and the logits of all images are equal but for 1.0e-05: usually dead ReLUs or a"
                        + " layer that gives all images the same.",
                hints(sound(), constant(1.31), 0.1, 1e-5));
    }

    /** A loss that passes ln K on its way does not stay there, nor does one that jumps around it. */
    @Test
    void aLossThatMovesNearLnKDoesNotStay() {
        assertEquals(
                List.of(Hint.Cause.MORE_EPOCHS),
                hints(sound(), new LossCurve(List.of(1.42, 1.41, 1.38)), 0.1, 2).stream()
                        .map(Hint::cause)
                        .toList());
        LossCurve jumping = new LossCurve(
                IntStream.range(0, 100).mapToObj(i -> i % 2 == 0 ? 1.46 : 1.3).toList());
        assertEquals(
                List.of(Hint.Cause.PLATEAU),
                hints(sound(), jumping, 0.1, 2).stream().map(Hint::cause).toList());
        assertFalse(new LossCurve(List.of(1.38)).stays(0.03, 0.01), "one epoch says nothing");
        assertTrue(new LossCurve(List.of(1.38, 1.38)).stays(0.03, 0.01));
        assertFalse(new LossCurve(List.of(1.36, 1.38)).stays(0.03, 0.01), "it rises");
    }

    @Test
    void aLossThatSwings() {
        LossCurve swinging = new LossCurve(
                IntStream.range(0, 100).mapToObj(i -> i % 2 == 0 ? 0.9 : 0.2).toList());
        says(
                Hint.Cause.RATE_TOO_LARGE,
                "The loss of the last 10 epochs swings between 0.2000 and 0.9000: usually the rate is too large. Try --lr 0.02"
                        + " instead of 0.2, or --find-lr.",
                hints(sound(), swinging, 0.1, 1));
    }

    @Test
    void noneOfTheUsualFaults() {
        says(
                Hint.Cause.PLATEAU,
                "The loss went from 0.5000 to 0.5000, and none of the usual faults shows: usually the network is"
                        + " too small, or the rate does not suit it (--find-lr).",
                hints(sound(), constant(0.5), 0.1, 1));
    }

    @Test
    void aLossThatIsNoNumber() {
        Hint first = Diagnosis.diverged(RUN, "Mine", Diagnosis.Measured.STEP, 1, 1, Optional.of("fc1"));
        assertEquals(Hint.Cause.FORWARD, first.cause());
        assertEquals(
                "The loss is not finite at step 1 (epoch 1); the first such value is in layer fc1. No update came before it, so"
                        + " it is not the rate: look at --init, --normalize and the forward pass of Mine.",
                first.text());
        Hint later = Diagnosis.diverged(RUN, "", Diagnosis.Measured.EVALUATION, 1, 1, Optional.empty());
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
        assertEquals(
                List.of(
                        "All images were learned, but out.weight is what it was before training: the rest of the network did it"
                                + " alone. Parity says whether its gradient is right."),
                new Diagnosis(RUN, "", List.of(facts(new double[16], 0)))
                        .ofLearned().stream().map(Hint::text).toList());
        assertEquals(List.of(), new Diagnosis(RUN, "", List.of(sound())).ofLearned());
    }

    @Test
    void causesAreWordsInTheTable() {
        assertEquals("rate-too-small", Hint.Cause.RATE_TOO_SMALL.token());
        assertEquals("not_reached", OverfitResult.Status.NOT_REACHED.token());
    }
}
