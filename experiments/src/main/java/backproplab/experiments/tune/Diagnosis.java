package backproplab.experiments.tune;

import backproplab.datasets.Augmentation;
import backproplab.experiments.compare.PreparedRun;
import backproplab.experiments.recipe.Recipe;
import backproplab.experiments.train.Evaluation;
import backproplab.files.table.Cells;
import backproplab.network.rule.OptimizerSpec;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What usually keeps a network from learning some images by heart, as far as what was measured speaks for it: the losses of all epochs, ln K and the
 * entropy of the labels, the gradient, how far each tensor moved, how far the answers differ. Every sentence names its facts; several may
 * apply, those of whose cause nothing is left to guess first.
 */
final class Diagnosis {
    /** Less of its first value is no movement of a loss: {@value}. */
    private static final double STILL = 0.01;
    /** A loss within this share of another is taken for it: {@value}. */
    private static final double CLOSE = 0.03;
    /** Logits that differ by less are equal: {@value}. */
    private static final double EQUAL_LOGITS = 0.01;

    private static final double MANY_DEAD_PCT = 50;
    private static final double SWING = 2;
    private static final double LEARNED_LOSS = 0.1;
    private static final int NAMED = 4;
    private static final MathContext RATE_DIGITS = new MathContext(2);

    private final PreparedRun run;
    private final String layers;
    private final List<TensorFacts> tensors;
    private final Recipe recipe;

    /**
     * The facts that do not depend on the outcome.
     *
     * @param run what was trained
     * @param layers class of the user's own layers in this engine; empty for none
     * @param tensors what became of each
     */
    Diagnosis(PreparedRun run, String layers, List<TensorFacts> tensors) {
        this.run = run;
        this.layers = layers;
        this.tensors = tensors;
        recipe = run.plan().recipe();
    }

    /** A loss that is no finite number. */
    static Hint diverged(
            PreparedRun run, String layers, String what, int step, int epoch, Optional<String> firstNonFinite) {
        String where = firstNonFinite.map(name -> "layer " + name).orElse("the loss alone");
        String fact = what + " is not finite at step " + step + " (epoch " + epoch + "); the first such value is in "
                + where + ". ";
        String sentence = fact.substring(0, 1).toUpperCase(Locale.ROOT) + fact.substring(1);
        if (step == 1 && epoch == 1 && what.equals("the loss")) {
            return new Hint(
                    Hint.Cause.FORWARD,
                    sentence + "No update came before it, so it is not the rate: look at --init, --normalize"
                            + (layers.isEmpty() ? "" : " and the forward pass of " + layers) + ".");
        }
        double rate = run.job().loop().learningRate();
        return new Hint(
                Hint.Cause.RATE_TOO_LARGE,
                sentence + "Usually the rate is too large: try --lr " + rate(rate / 10) + " instead of " + rate(rate)
                        + ", or --find-lr.");
    }

    /** What is suspicious though all images were learned. */
    List<Hint> ofLearned() {
        String names = names(tensors.stream().filter(TensorFacts::unmoved).toList());
        return names.isEmpty()
                ? List.of()
                : List.of(new Hint(
                        Hint.Cause.NO_UPDATE,
                        "All images were learned, but " + names
                                + " is what it was before training: the rest of the network did it alone. "
                                + ownBackward()));
    }

    /** Why not all images were learned. */
    List<Hint> ofUnlearned(LossCurve curve, Evaluation images, LabelFacts labels, double spread) {
        List<Hint> hints = new ArrayList<>();
        conflicts(labels).ifPresent(hints::add);
        gradients().ifPresent(hints::add);
        updates().ifPresent(hints::add);
        evaluation(curve, images).ifPresent(hints::add);
        deadUnits().ifPresent(hints::add);
        Optional<Hint> slow = tooSlow(curve, !hints.isEmpty());
        slow.ifPresent(hints::add);
        if (slow.isEmpty()) {
            sameAnswer(curve, labels, spread).ifPresent(hints::add);
            tooFast(curve).ifPresent(hints::add);
        }
        regularized().ifPresent(hints::add);
        stillFalling(curve).ifPresent(hints::add);
        if (hints.isEmpty()) {
            hints.add(new Hint(
                    Hint.Cause.PLATEAU,
                    "The loss went from " + number(curve.first()) + " to " + number(curve.last())
                            + " and stays there, and none of the usual faults shows: usually the network is too small,"
                            + " or the rate does not suit it (--find-lr)."));
        }
        return hints;
    }

    private static Optional<Hint> conflicts(LabelFacts labels) {
        return labels.conflicts() == 0
                ? Optional.empty()
                : Optional.of(new Hint(
                        Hint.Cause.LABELS,
                        labels.conflicts()
                                + " of the images are equal to another one that has another label: no network answers"
                                + " both rightly."));
    }

    private Optional<Hint> gradients() {
        String names =
                names(tensors.stream().filter(TensorFacts::withoutGradient).toList());
        if (names.isEmpty()) {
            return Optional.empty();
        }
        String why = layers.isEmpty()
                ? "Usually every ReLU behind it is dead: try a smaller --lr, or another --init."
                : ownBackward();
        return Optional.of(new Hint(
                Hint.Cause.NO_GRADIENT,
                "The gradient of " + names + " is 0 in every number: none arrives there. " + why));
    }

    private String ownBackward() {
        return layers.isEmpty()
                ? "Parity says whether its gradient is right."
                : "Usually a backward pass of " + layers + " does not write it: Parity with --layers " + layers
                        + " names the first wrong quantity.";
    }

    private Optional<Hint> updates() {
        String names = names(tensors.stream()
                .filter(facts -> facts.unmoved() && !facts.withoutGradient())
                .toList());
        return names.isEmpty()
                ? Optional.empty()
                : Optional.of(new Hint(
                        Hint.Cause.NO_UPDATE,
                        names + " has a gradient and is what it was before training: no update reaches it, or the rate"
                                + " is too small to change a number."));
    }

    private static Optional<Hint> evaluation(LossCurve curve, Evaluation images) {
        double trained = curve.tail().mean();
        return trained < LEARNED_LOSS && images.loss() > SWING * trained + LEARNED_LOSS
                ? Optional.of(new Hint(
                        Hint.Cause.EVALUATION,
                        "In training the loss fell to " + number(trained) + ", in evaluation it is "
                                + number(images.loss())
                                + " on the same images: the forward pass of evaluation is another one. Look at batch"
                                + " norm's running statistics and at dropout."))
                : Optional.empty();
    }

    private Optional<Hint> deadUnits() {
        List<TensorFacts> dead = tensors.stream()
                .filter(facts -> facts.silentPct() >= MANY_DEAD_PCT && !facts.withoutGradient())
                .toList();
        return dead.isEmpty()
                ? Optional.empty()
                : Optional.of(new Hint(
                        Hint.Cause.DEAD_UNITS,
                        dead.stream()
                                        .limit(NAMED)
                                        .map(facts -> String.format(
                                                Locale.ROOT,
                                                "%s: %d of %d units",
                                                facts.name(),
                                                facts.silentUnits(),
                                                facts.units()))
                                        .collect(Collectors.joining(", "))
                                + " have a gradient of zeros alone: usually dead ReLUs, which answer none of the"
                                + " images. Try a smaller --lr, another --init or --activation leaky-relu."));
    }

    private Optional<Hint> tooSlow(LossCurve curve, boolean explained) {
        double moved = tensors.stream()
                .filter(facts -> facts.units() > 0)
                .mapToDouble(TensorFacts::moved)
                .max()
                .orElse(0);
        boolean still = curve.most() - curve.least() < STILL * Math.abs(curve.first());
        if (!still || explained || moved > STILL) {
            return Optional.empty();
        }
        double rate = run.job().loop().learningRate();
        return Optional.of(new Hint(
                Hint.Cause.RATE_TOO_SMALL,
                "The loss stayed between " + number(curve.least()) + " and " + number(curve.most())
                        + ", and no weights moved by more than " + number(100 * moved)
                        + " %, though gradients arrive: usually the rate is too small. Try --lr "
                        + rate(10 * rate) + " instead of " + rate(rate) + ", or --find-lr."));
    }

    private static Optional<Hint> sameAnswer(LossCurve curve, LabelFacts labels, double spread) {
        double loss = curve.tail().mean();
        if (!close(loss, labels.entropy()) && !close(loss, labels.logClasses())) {
            return Optional.empty();
        }
        String fact = String.format(
                Locale.ROOT,
                "The loss stays at %s, that of an answer which does not look at the image (ln %d = %s, entropy of these labels %s)",
                number(loss),
                labels.classes(),
                number(labels.logClasses()),
                number(labels.entropy()));
        return Optional.of(
                spread < EQUAL_LOGITS
                        ? new Hint(
                                Hint.Cause.SAME_ANSWER,
                                fact + ", and the logits of all images are equal but for " + number(spread)
                                        + ": usually dead ReLUs or a layer that gives all images the same.")
                        : new Hint(
                                Hint.Cause.LABELS,
                                fact + ", though the logits differ by up to " + number(spread)
                                        + " between images: usually images and labels do not belong together, or the"
                                        + " gradient is wrong."));
    }

    private static boolean close(double loss, double to) {
        return Math.abs(loss - to) <= CLOSE * to;
    }

    private Optional<Hint> tooFast(LossCurve curve) {
        LossCurve tail = curve.tail();
        boolean rose = tail.mean() > (1 + CLOSE) * curve.first();
        boolean swings = tail.most() > SWING * tail.least() && tail.most() > LEARNED_LOSS;
        if (!rose && !swings) {
            return Optional.empty();
        }
        String fact = rose
                ? "The loss rose from " + number(curve.first()) + " to " + number(tail.mean())
                : "The loss of the last " + tail.epochs().size() + " epochs swings between " + number(tail.least())
                        + " and " + number(tail.most());
        double rate = run.job().loop().learningRate();
        return Optional.of(new Hint(
                Hint.Cause.RATE_TOO_LARGE,
                fact + ": usually the rate is too large"
                        + (layers.isEmpty() ? "" : ", or a gradient has the wrong sign")
                        + ". Try --lr " + rate(rate / 10) + " instead of " + rate(rate)
                        + ", or --find-lr."));
    }

    private Optional<Hint> regularized() {
        List<String> inForce = new ArrayList<>();
        recipe.model().resolved().entrySet().stream()
                .filter(setting -> setting.getKey().equals("dropout")
                        && !setting.getValue().equals(0.0))
                .forEach(setting -> inForce.add("dropout " + setting.getValue()));
        OptimizerSpec optimizer = recipe.rule().optimizer();
        if (optimizer.kind() == OptimizerSpec.Kind.ADAMW && optimizer.weightDecay() > 0) {
            inForce.add("weight-decay " + optimizer.weightDecay());
        }
        if (recipe.rule().l2() > 0) {
            inForce.add("l2 " + recipe.rule().l2());
        }
        if (recipe.rule().labelSmoothing() > 0) {
            inForce.add("label-smoothing " + recipe.rule().labelSmoothing());
        }
        Augmentation augmentation = recipe.loop().augmentation();
        if (!augmentation.equals(augmentation.evaluation())) {
            inForce.add("augment " + augmentation);
        }
        return inForce.isEmpty()
                ? Optional.empty()
                : Optional.of(new Hint(
                        Hint.Cause.REGULARIZATION,
                        "In force: " + String.join(", ", inForce)
                                + ". It works against learning by heart: try without."));
    }

    private static Optional<Hint> stillFalling(LossCurve curve) {
        double fall = curve.fallAtEnd();
        return fall > STILL
                ? Optional.of(new Hint(
                        Hint.Cause.MORE_EPOCHS,
                        "The loss went from " + number(curve.first()) + " to " + number(curve.last())
                                + " and still falls, by " + number(100 * fall)
                                + " % in the last tenth of the epochs: try more --epochs or a larger --lr."))
                : Optional.empty();
    }

    private static String names(List<TensorFacts> some) {
        String first = some.stream().limit(NAMED).map(TensorFacts::name).collect(Collectors.joining(", "));
        return some.size() > NAMED ? first + " and " + (some.size() - NAMED) + " more" : first;
    }

    /** Two digits, as the option takes it. */
    private static String rate(double value) {
        return Cells.exact(BigDecimal.valueOf(value).round(RATE_DIGITS).doubleValue());
    }

    /** Three digits, without an exponent where that reads well. */
    private static String number(double value) {
        return value != 0 && Math.abs(value) < 1e-3 || Math.abs(value) >= 1e6
                ? String.format(Locale.ROOT, "%.1e", value)
                : String.format(Locale.ROOT, "%.4f", value);
    }
}
