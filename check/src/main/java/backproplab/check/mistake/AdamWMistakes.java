package backproplab.check.mistake;

import static backproplab.check.mistake.AdamMistakes.average;
import static backproplab.check.mistake.AdamMistakes.decay;
import static backproplab.check.mistake.DescentMistakes.mistake;

import backproplab.network.rule.OptimizerSpec;
import backproplab.network.rule.OptimizerSpec.Kind;
import java.util.List;
import java.util.function.BiFunction;

/** What goes wrong in AdamW's decay. */
final class AdamWMistakes {
    private AdamWMistakes() {}

    private static Mistake adamW(
            String id, String says, String asks, BiFunction<OptimizerSpec, AdamForm, RuleSteps.Change> rule) {
        return mistake(Kind.ADAMW, id, says, asks, "step", AdamForm.each(form -> spec -> rule.apply(spec, form)));
    }

    static List<Mistake> all() {
        return List.of(
                adamW(
                        "decay-in-gradient",
                        "the decay is added to the gradient, so that the averages see it: this is L2, not AdamW",
                        "is lr weightDecay x subtracted beside Adam's step?",
                        (spec, form) -> (g, x, mv, step) -> {
                            average(spec, g + (step.decays() ? spec.weightDecay() * x : 0), mv);
                            return form.move(spec, mv, step.lr(), step.t());
                        }),
                adamW(
                        "decay-without-rate",
                        "the decay is not multiplied by the learning rate",
                        "is it lr weightDecay x?",
                        (spec, form) -> (g, x, mv, step) -> {
                            average(spec, g, mv);
                            double decay = step.decays() ? spec.weightDecay() * x : 0;
                            return form.move(spec, mv, step.lr(), step.t()) - decay;
                        }),
                adamW(
                        "decay-on-biases",
                        "biases decay too; weights alone do",
                        "is parameter.decays() asked?",
                        (spec, form) -> (g, x, mv, step) -> {
                            average(spec, g, mv);
                            double decay = step.lr() * spec.weightDecay() * x;
                            return form.move(spec, mv, step.lr(), step.t()) - decay;
                        }),
                adamW(
                        "decay-after-step",
                        "the decay takes the x that Adam's step has moved already",
                        "is it the x before the step?",
                        (spec, form) -> (g, x, mv, step) -> {
                            average(spec, g, mv);
                            double move = form.move(spec, mv, step.lr(), step.t());
                            return move - decay(spec, x + move, step);
                        }),
                adamW(
                                "no-decay",
                                "this is exactly Adam: nothing decays",
                                "is lr weightDecay x subtracted?",
                                (spec, form) -> (g, x, mv, step) -> {
                                    average(spec, g, mv);
                                    return form.move(spec, mv, step.lr(), step.t());
                                })
                        .asWhole(),
                adamW(
                        "decay-of-corrected-rate",
                        "the decay is multiplied by Adam's corrected rate, not by lr",
                        "is it lr weightDecay x, with lr itself?",
                        (spec, form) -> (g, x, mv, step) -> {
                            average(spec, g, mv);
                            double alpha = spec.adamRate(step.lr(), step.t());
                            return form.move(spec, mv, step.lr(), step.t())
                                    - (step.decays() ? alpha * spec.weightDecay() * x : 0);
                        }));
    }
}
