package backproplab.check.mistake;

import backproplab.network.rule.OptimizerSpec;
import backproplab.network.rule.OptimizerSpec.Kind;
import java.util.List;
import java.util.stream.Stream;

/** What goes wrong in AdaGrad and RMSProp: both divide the gradient by a root of what they keep of its squares. */
final class AdaptiveMistakes {
    /** {@code h + g^2}. */
    private static final Squares SUM = (spec, h, g, t) -> h + g * g;

    /** {@code decay r + (1 - decay) g^2}. */
    private static final Squares AVERAGE = (spec, r, g, t) -> spec.decay() * r + (1 - spec.decay()) * g * g;

    /** {@code sqrt(h) + eps}. */
    private static final Divisor OUTSIDE = (spec, before, h) -> Math.sqrt(h) + spec.epsilon();

    /** {@code sqrt(r + eps)}. */
    private static final Divisor INSIDE = (spec, before, r) -> Math.sqrt(r + spec.epsilon());

    private AdaptiveMistakes() {}

    static List<Mistake> all() {
        return Stream.of(sums(), divisorsOfAdaGrad(), divisorsOfRmsProp(), averages())
                .flatMap(List::stream)
                .toList();
    }

    /** What is kept, from what was kept before. */
    @FunctionalInterface
    private interface Squares {
        double next(OptimizerSpec spec, double before, double g, long t);
    }

    /** What lr g is divided by. */
    @FunctionalInterface
    private interface Divisor {
        double of(OptimizerSpec spec, double before, double kept);
    }

    private static Mistake with(
            Kind kind, String method, String id, String says, String asks, Squares squares, Divisor divisor) {
        return DescentMistakes.mistake(kind, id, says, asks, method, spec -> change(spec, squares, divisor));
    }

    private static RuleSteps.Change change(OptimizerSpec spec, Squares squares, Divisor divisor) {
        return (g, x, state, step) -> {
            double before = state[0];
            state[0] = squares.next(spec, before, g, step.t());
            return -step.lr() * g / divisor.of(spec, before, state[0]);
        };
    }

    private static Mistake adaGrad(String id, String says, String asks, Squares squares, Divisor divisor) {
        return with(Kind.ADAGRAD, "adaGrad", id, says, asks, squares, divisor);
    }

    private static Mistake rmsProp(String id, String says, String asks, Squares squares, Divisor divisor) {
        return with(Kind.RMSPROP, "rmsProp", id, says, asks, squares, divisor);
    }

    private static List<Mistake> sums() {
        return List.of(
                adaGrad(
                        "not-accumulated",
                        "the squares are not added up: h is the square of the latest gradient",
                        "is it h += g^2?",
                        (spec, h, g, t) -> g * g,
                        OUTSIDE),
                adaGrad(
                        "not-squared",
                        "h adds up |g|, not its square",
                        "is it h += g^2?",
                        (spec, h, g, t) -> h + Math.abs(g),
                        OUTSIDE),
                adaGrad("forgets", "h is an average that forgets, as in RMSProp", "is it h += g^2?", AVERAGE, OUTSIDE),
                adaGrad(
                        "starts-at-epsilon",
                        "h starts at epsilon, as in Deeplearning4j; here it starts at 0",
                        "what is h before the first step?",
                        (spec, h, g, t) -> SUM.next(spec, t == 1 ? spec.epsilon() : h, g, t),
                        OUTSIDE));
    }

    private static List<Mistake> divisorsOfAdaGrad() {
        String right = "is it sqrt(h) + eps?";
        return List.of(
                adaGrad(
                        "no-root",
                        "it divides by h, not by its root",
                        right,
                        SUM,
                        (spec, before, h) -> h + spec.epsilon()),
                adaGrad(
                        "epsilon-inside-root",
                        "epsilon is added under the root, as in Keras; here it is added to the root",
                        right,
                        SUM,
                        INSIDE),
                adaGrad("no-epsilon", "there is no epsilon", right, SUM, (spec, before, h) -> Math.sqrt(h)),
                adaGrad(
                        "old-sum",
                        "it divides by the sum of the steps before, without this gradient",
                        "is h updated before it is used?",
                        SUM,
                        (spec, before, h) -> Math.sqrt(before) + spec.epsilon()),
                DescentMistakes.shared(Kind.ADAGRAD, "step", spec -> change(spec, SUM, OUTSIDE)));
    }

    private static List<Mistake> divisorsOfRmsProp() {
        String right = "is it sqrt(r + eps)?";
        return List.of(
                rmsProp(
                        "no-root",
                        "it divides by r, not by its root",
                        right,
                        AVERAGE,
                        (spec, before, r) -> r + spec.epsilon()),
                rmsProp(
                        "epsilon-outside-root",
                        "epsilon is added to the root, as in PyTorch and CS231n; here it is added under it",
                        right,
                        AVERAGE,
                        OUTSIDE),
                rmsProp("no-epsilon", "there is no epsilon", right, AVERAGE, (spec, before, r) -> Math.sqrt(r)),
                rmsProp(
                        "old-average",
                        "it divides by the average of the steps before, without this gradient",
                        "is r updated before it is used?",
                        AVERAGE,
                        (spec, before, r) -> Math.sqrt(before + spec.epsilon())),
                DescentMistakes.shared(Kind.RMSPROP, "step", spec -> change(spec, AVERAGE, INSIDE)));
    }

    private static List<Mistake> averages() {
        String right = "is it decay r + (1 - decay) g^2?";
        return List.of(
                rmsProp(
                        "decay-turned-round",
                        "the decay is turned round: r keeps 1 - decay of the old",
                        right,
                        (spec, r, g, t) -> (1 - spec.decay()) * r + spec.decay() * g * g,
                        INSIDE),
                rmsProp(
                        "square-not-weighted",
                        "the square has no factor 1 - decay",
                        right,
                        (spec, r, g, t) -> spec.decay() * r + g * g,
                        INSIDE),
                rmsProp(
                        "accumulates",
                        "the squares are added up and never forgotten, as in AdaGrad",
                        right,
                        SUM,
                        INSIDE),
                rmsProp(
                        "not-accumulated",
                        "r is the square of the latest gradient, not an average",
                        right,
                        (spec, r, g, t) -> g * g,
                        INSIDE),
                rmsProp(
                        "not-squared",
                        "r averages |g|, not its square",
                        right,
                        (spec, r, g, t) -> AVERAGE.next(spec, r, Math.sqrt(Math.abs(g)), t),
                        INSIDE),
                rmsProp(
                        "starts-at-epsilon",
                        "r starts at epsilon; here it starts at 0",
                        "what is r before the first step?",
                        (spec, r, g, t) -> AVERAGE.next(spec, t == 1 ? spec.epsilon() : r, g, t),
                        INSIDE));
    }
}
