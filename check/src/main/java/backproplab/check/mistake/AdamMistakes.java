package backproplab.check.mistake;

import static backproplab.check.mistake.AdamForm.c1;
import static backproplab.check.mistake.AdamForm.c2;
import static backproplab.check.mistake.DescentMistakes.mistake;

import backproplab.network.rule.OptimizerSpec;
import backproplab.network.rule.OptimizerSpec.Kind;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

/** What goes wrong in Adam, in each of its {@link AdamForm}s, and with it in AdamW; what goes wrong in its decay is {@link AdamWMistakes}. */
final class AdamMistakes {
    /** Rules that take Adam's step. */
    static final List<Kind> KINDS = List.of(Kind.ADAM, Kind.ADAMW);

    static final double EPSILON_OF_KERAS = 1e-7;

    private AdamMistakes() {}

    static List<Mistake> all() {
        return Stream.of(adam(Kind.ADAM), List.of(otherEpsilon()), AdamWMistakes.all(), adam(Kind.ADAMW))
                .flatMap(List::stream)
                .toList();
    }

    private static List<Mistake> adam(Kind kind) {
        return Stream.of(corrections(kind), counts(kind), denominators(kind), averages(kind))
                .flatMap(List::stream)
                .toList();
    }

    /** Adam's step from the averages; AdamW's decay comes on top. */
    @FunctionalInterface
    private interface Move {
        double of(double g, double[] mv, RuleSteps.Step step);
    }

    private static Mistake adam(
            Kind kind, String id, String says, String asks, BiFunction<OptimizerSpec, AdamForm, Move> rule) {
        return mistake(
                kind, id, says, asks, "adam", AdamForm.each(form -> spec -> change(spec, rule.apply(spec, form))));
    }

    private static RuleSteps.Change change(OptimizerSpec spec, Move move) {
        return (g, x, mv, step) -> move.of(g, mv, step) - decay(spec, x, step);
    }

    /** The rule without a mistake. */
    static RuleSteps.Change rightChange(OptimizerSpec spec, AdamForm form) {
        return change(spec, (g, mv, step) -> {
            average(spec, g, mv);
            return form.move(spec, mv, step.lr(), step.t());
        });
    }

    /** 0 for Adam, whose weight decay is. */
    static double decay(OptimizerSpec spec, double x, RuleSteps.Step step) {
        return step.decays() ? step.lr() * spec.weightDecay() * x : 0;
    }

    /** Takes a gradient into both averages. */
    static void average(OptimizerSpec spec, double g, double[] mv) {
        mv[0] = spec.beta1() * mv[0] + (1 - spec.beta1()) * g;
        mv[1] = spec.beta2() * mv[1] + (1 - spec.beta2()) * g * g;
    }

    /** Whose averages are right, and the step made of them is not. */
    private static Mistake from(Kind kind, String id, String says, String asks, FromAverages step) {
        return adam(kind, id, says, asks, (spec, form) -> (g, mv, at) -> {
            average(spec, g, mv);
            return step.of(spec, form, mv, at.lr(), at.t());
        });
    }

    @FunctionalInterface
    private interface FromAverages {
        double of(OptimizerSpec spec, AdamForm form, double[] mv, double lr, long t);
    }

    private static List<Mistake> corrections(Kind kind) {
        return List.of(
                from(
                        kind,
                        "no-bias-correction",
                        "there is no bias correction",
                        "is the rate lr sqrt(1 - beta2^t) / (1 - beta1^t), or m divided by 1 - beta1^t and v by 1 - beta2^t?",
                        (spec, form, mv, lr, t) -> form.move(spec, mv, lr, 1, 1)),
                from(
                        kind,
                        "no-correction-of-v",
                        "v is not corrected for its start at 0; m is",
                        "is sqrt(1 - beta2^t) in the rate, or v divided by 1 - beta2^t?",
                        (spec, form, mv, lr, t) -> form.move(spec, mv, lr, c1(spec, t), 1)),
                from(
                        kind,
                        "no-correction-of-m",
                        "m is not corrected for its start at 0; v is",
                        "is the rate, or m, divided by 1 - beta1^t?",
                        (spec, form, mv, lr, t) -> form.move(spec, mv, lr, 1, c2(spec, t))),
                from(
                        kind,
                        "correction-without-root",
                        "the correction of v has no root: 1 - beta2^t stands where its root belongs",
                        "is sqrt(1 - beta2^t) in the rate, or sqrt(v / (1 - beta2^t)) in the denominator?",
                        (spec, form, mv, lr, t) -> form.move(spec, mv, lr, c1(spec, t), c2(spec, t) * c2(spec, t))),
                from(
                        kind,
                        "corrections-exchanged",
                        "the corrections are exchanged: m is divided by 1 - beta2^t, v by 1 - beta1^t",
                        "which beta belongs to which average?",
                        (spec, form, mv, lr, t) -> form.move(spec, mv, lr, c2(spec, t), c1(spec, t))),
                from(
                        kind,
                        "correction-kept",
                        "the corrected averages are written back: the next step corrects them again",
                        "do m / (1 - beta1^t) and v / (1 - beta2^t) have variables of their own?",
                        (spec, form, mv, lr, t) -> {
                            mv[0] /= c1(spec, t);
                            mv[1] /= c2(spec, t);
                            return form.move(spec, mv, lr, 1, 1);
                        }));
    }

    private static List<Mistake> counts(Kind kind) {
        return List.of(
                from(
                        kind,
                        "step-from-0",
                        "steps are counted from 0: the first correction divides by 1 - beta^0 = 0, and all becomes NaN",
                        "is the step's number raised before it is used?",
                        (spec, form, mv, lr, t) -> form.move(spec, mv, lr, t - 1)),
                from(
                        kind,
                        "step-from-2",
                        "steps are counted from 2",
                        "does it begin at 1, not at 2: is it raised once before it is used?",
                        (spec, form, mv, lr, t) -> form.move(spec, mv, lr, t + 1)),
                from(
                        kind,
                        "step-not-counted",
                        "the correction is that of the first step for ever",
                        "is the step's number raised in each step?",
                        (spec, form, mv, lr, t) -> form.move(spec, mv, lr, 1)),
                adam(
                        kind,
                        "step-of-parameters",
                        "the step's number is raised for each parameter, not once for each step",
                        "does t++ stand outside the loop over the parameters?",
                        (spec, form) -> (g, mv, step) -> {
                            average(spec, g, mv);
                            long t = (step.t() - 1) * step.parameters() + step.parameter() + 1;
                            return form.move(spec, mv, step.lr(), t);
                        }),
                DescentMistakes.shared(kind, "step", AdamForm.each(form -> spec -> rightChange(spec, form))));
    }

    private static List<Mistake> denominators(Kind kind) {
        return List.of(
                from(
                        kind,
                        "no-root",
                        "it divides by v, not by its root",
                        "is it sqrt(v) + eps?",
                        (spec, form, mv, lr, t) -> switch (form) {
                            case CORRECTED_RATE -> -spec.adamRate(lr, t) * mv[0] / (mv[1] + spec.epsilon());
                            case CORRECTED_AVERAGES ->
                                -lr * (mv[0] / c1(spec, t)) / (mv[1] / c2(spec, t) + spec.epsilon());
                        }),
                from(
                        kind,
                        "epsilon-inside-root",
                        "epsilon is added under the root; here it is added to the root",
                        "is it sqrt(v) + eps?",
                        (spec, form, mv, lr, t) -> switch (form) {
                            case CORRECTED_RATE -> -spec.adamRate(lr, t) * mv[0] / Math.sqrt(mv[1] + spec.epsilon());
                            case CORRECTED_AVERAGES ->
                                -lr * (mv[0] / c1(spec, t)) / Math.sqrt(mv[1] / c2(spec, t) + spec.epsilon());
                        }),
                from(
                        kind,
                        "no-epsilon",
                        "there is no epsilon",
                        "is it sqrt(v) + eps?",
                        (spec, form, mv, lr, t) -> -spec.adamRate(lr, t) * mv[0] / Math.sqrt(mv[1])));
    }

    /** Of the form with corrected averages; the other one with this epsilon is Keras' Adam, among {@link FrameworkRules}. */
    private static Mistake otherEpsilon() {
        List<Function<OptimizerSpec, OptimizerSpec>> constants =
                List.of(told -> OptimizerSpec.of(Kind.ADAM), told -> told);
        return mistake(
                Kind.ADAM,
                "epsilon-1e-7",
                "epsilon is 1e-7; here it is 1e-8, unless another is told",
                "which epsilon is added to the root?",
                "adam",
                constants.stream()
                        .<Function<OptimizerSpec, RuleSteps.Change>>map(spec -> told -> rightChange(
                                withEpsilon(spec.apply(told), EPSILON_OF_KERAS), AdamForm.CORRECTED_AVERAGES))
                        .toList());
    }

    static OptimizerSpec withEpsilon(OptimizerSpec spec, double epsilon) {
        return new OptimizerSpec(
                spec.kind(), spec.momentum(), spec.decay(), spec.beta1(), spec.beta2(), epsilon, spec.weightDecay());
    }

    private static List<Mistake> averages(Kind kind) {
        return List.of(
                adam(
                        kind,
                        "betas-exchanged",
                        "beta1 and beta2 are exchanged",
                        "which one belongs to m, the mean of the gradients?",
                        AdamMistakes::exchanged),
                adam(
                        kind,
                        "not-squared",
                        "v averages |g|, not its square",
                        "is it beta2 v + (1 - beta2) g^2?",
                        (spec, form) -> (g, mv, step) -> {
                            mv[0] = spec.beta1() * mv[0] + (1 - spec.beta1()) * g;
                            mv[1] = spec.beta2() * mv[1] + (1 - spec.beta2()) * Math.abs(g);
                            return form.move(spec, mv, step.lr(), step.t());
                        }),
                adam(
                        kind,
                        "averages-not-weighted",
                        "g and g^2 have no factors 1 - beta1 and 1 - beta2",
                        "is it beta1 m + (1 - beta1) g, and v likewise?",
                        (spec, form) -> (g, mv, step) -> {
                            mv[0] = spec.beta1() * mv[0] + g;
                            mv[1] = spec.beta2() * mv[1] + g * g;
                            return form.move(spec, mv, step.lr(), step.t());
                        }),
                adam(
                        kind,
                        "betas-turned-round",
                        "the betas are turned round: the averages keep 1 - beta of the old",
                        "is it beta1 m + (1 - beta1) g?",
                        (spec, form) -> (g, mv, step) -> {
                            mv[0] = (1 - spec.beta1()) * mv[0] + spec.beta1() * g;
                            mv[1] = (1 - spec.beta2()) * mv[1] + spec.beta2() * g * g;
                            return form.move(spec, mv, step.lr(), step.t());
                        }),
                adam(
                        kind,
                        "gradient-for-mean",
                        "x moves by g, not by its average m, as in RMSProp but with a correction",
                        "is m in the numerator?",
                        (spec, form) -> (g, mv, step) -> {
                            average(spec, g, mv);
                            // Where m is corrected by itself, g is not.
                            double c1 = form == AdamForm.CORRECTED_RATE ? c1(spec, step.t()) : 1;
                            return form.move(spec, new double[] {g, mv[1]}, step.lr(), c1, c2(spec, step.t()));
                        }));
    }

    private static Move exchanged(OptimizerSpec spec, AdamForm form) {
        OptimizerSpec other = new OptimizerSpec(
                spec.kind(),
                spec.momentum(),
                spec.decay(),
                spec.beta2(),
                spec.beta1(),
                spec.epsilon(),
                spec.weightDecay());
        return (g, mv, step) -> {
            average(other, g, mv);
            return form.move(other, mv, step.lr(), step.t());
        };
    }
}
