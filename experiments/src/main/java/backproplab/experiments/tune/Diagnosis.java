package backproplab.experiments.tune;

import backproplab.datasets.Augmentation;
import backproplab.experiments.compare.PreparedRun;
import backproplab.experiments.recipe.Recipe;
import backproplab.files.table.Cells;
import backproplab.network.rule.OptimizerSpec;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

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

    private static final double SWING = 2;
    private static final double LEARNED_LOSS = 0.1;
    private static final MathContext RATE_DIGITS = new MathContext(2);

    private final PreparedRun run;
    private final String layers;
    private final TensorHints tensors;
    private final Recipe recipe;

    /** Which loss. */
    enum Measured {
        /** That of a step, before its update. */
        STEP("The loss"),
        /** That of the evaluation after an epoch. */
        EVALUATION("The loss of the evaluation");

        private final String words;

        Measured(String words) {
            this.words = words;
        }
    }

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
        this.tensors = new TensorHints(run.network().network(), layers, tensors);
        recipe = run.plan().recipe();
    }

    /** A loss that is no finite number. */
    static Hint diverged(
            PreparedRun run, String layers, Measured what, int step, int epoch, Optional<String> firstNonFinite) {
        String where = firstNonFinite.map(name -> "layer " + name).orElse("the loss alone");
        String sentence = what.words + " is not finite at step " + step + " (epoch " + epoch
                + "); the first such value is in " + where + ". ";
        if (step == 1 && epoch == 1 && what == Measured.STEP) {
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
        return tensors.idle().stream().toList();
    }

    /**
     * Why not all images were learned.
     *
     * @param curve the losses of the epochs
     * @param trained mean loss of the images in training mode, after training
     * @param evaluated the same in evaluation mode
     * @param labels of the images
     * @param spread by how much the logits of a class differ between images, at most
     */
    List<Hint> ofUnlearned(LossCurve curve, double trained, double evaluated, LabelFacts labels, double spread) {
        List<Hint> hints = new ArrayList<>();
        conflicts(labels).ifPresent(hints::add);
        tensors.gradients().ifPresent(hints::add);
        tensors.updates().ifPresent(hints::add);
        evaluation(trained, evaluated).ifPresent(hints::add);
        // Units that are dead from the beginning do not explain a loss that hardly moves: the others could lower it.
        Optional<Hint> slow = tooSlow(curve, !hints.isEmpty());
        tensors.deadUnits().ifPresent(hints::add);
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
                            + ", and none of the usual faults shows: usually the network is too small,"
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

    private static Optional<Hint> evaluation(double trained, double evaluated) {
        return trained < LEARNED_LOSS && evaluated > SWING * trained + LEARNED_LOSS
                ? Optional.of(new Hint(
                        Hint.Cause.EVALUATION,
                        "With the weights of the end the loss is " + number(trained) + " in training mode and "
                                + number(evaluated)
                                + " in evaluation, of the same images: the forward pass of evaluation is another one."
                                + " Look at batch norm's running statistics and at dropout."))
                : Optional.empty();
    }

    private Optional<Hint> tooSlow(LossCurve curve, boolean explained) {
        double moved = tensors.moved();
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

    private Optional<Hint> sameAnswer(LossCurve curve, LabelFacts labels, double spread) {
        double loss = curve.tail().mean();
        if (!curve.stays(CLOSE, STILL) || !close(loss, labels.entropy()) && !close(loss, labels.logClasses())) {
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
                                        + ": usually " + (tensors.rectifies() ? "dead ReLUs or " : "")
                                        + "a layer that gives all images the same.")
                        : new Hint(
                                Hint.Cause.WRONG_GRADIENT,
                                fact + ", though the logits differ by up to " + number(spread)
                                        + " between images: usually the gradient is wrong, or labels change from epoch"
                                        + " to epoch."));
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
