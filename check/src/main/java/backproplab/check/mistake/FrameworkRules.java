package backproplab.check.mistake;

import static backproplab.check.mistake.DescentMistakes.mistake;

import backproplab.network.rule.OptimizerSpec;
import backproplab.network.rule.OptimizerSpec.Kind;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;

/** Rules as frameworks have them by default, where another constant or another formula is asked for. */
final class FrameworkRules {
    private static final OptimizerSpec ADAM_OF_KERAS =
            AdamMistakes.withEpsilon(OptimizerSpec.of(Kind.ADAM), AdamMistakes.EPSILON_OF_KERAS);

    private FrameworkRules() {}

    static List<Mistake> all() {
        return Stream.of(
                        mistake(
                                Kind.RMSPROP,
                                "pytorch",
                                "this is exactly PyTorch's RMSprop by default: decay 0.99, epsilon added to the root",
                                "here the decay is 0.95, unless another is told, and epsilon stands under the root",
                                "rmsProp",
                                told -> rmsProp(0, 0.99, r -> Math.sqrt(r) + 1e-8)),
                        mistake(
                                Kind.RMSPROP,
                                "keras",
                                "this is exactly Keras' RMSprop by default: decay 0.9, epsilon 1e-7 under the root",
                                "here the decay is 0.95 and epsilon 1e-8, unless others are told",
                                "rmsProp",
                                told -> rmsProp(0, 0.9, r -> Math.sqrt(r + 1e-7))),
                        mistake(
                                Kind.RMSPROP,
                                "deeplearning4j",
                                "this is exactly Deeplearning4j's RmsProp: r starts at epsilon, which is added to the root too",
                                "here r starts at 0, and epsilon stands under the root",
                                "rmsProp",
                                told -> rmsProp(told.epsilon(), told.decay(), r -> Math.sqrt(r) + told.epsilon())),
                        mistake(
                                Kind.ADAGRAD,
                                "pytorch",
                                "this is exactly PyTorch's Adagrad by default: epsilon is 1e-10",
                                "here it is 1e-6, unless another is told",
                                "adaGrad",
                                told -> adaGrad(0, h -> Math.sqrt(h) + 1e-10)),
                        mistake(
                                Kind.ADAGRAD,
                                "keras",
                                "this is exactly Keras' Adagrad by default: h starts at 0.1, epsilon 1e-7 stands under the root",
                                "here h starts at 0, and epsilon is added to the root",
                                "adaGrad",
                                told -> adaGrad(0.1, h -> Math.sqrt(h + 1e-7))),
                        mistake(
                                Kind.ADAM,
                                "keras",
                                "this is exactly Keras' Adam by default: epsilon is 1e-7",
                                "here it is 1e-8, unless another is told",
                                "adam",
                                // Keras corrects the rate: its epsilon is added to the root of v as it is.
                                told -> AdamMistakes.rightChange(ADAM_OF_KERAS, AdamForm.CORRECTED_RATE)))
                .map(Mistake::asWhole)
                .toList();
    }

    private static RuleSteps.Change rmsProp(double start, double decay, DoubleUnaryOperator divisor) {
        return (g, x, r, step) -> {
            r[0] = decay * (step.t() == 1 ? start : r[0]) + (1 - decay) * g * g;
            return -step.lr() * g / divisor.applyAsDouble(r[0]);
        };
    }

    private static RuleSteps.Change adaGrad(double start, DoubleUnaryOperator divisor) {
        return (g, x, h, step) -> {
            h[0] = (step.t() == 1 ? start : h[0]) + g * g;
            return -step.lr() * g / divisor.applyAsDouble(h[0]);
        };
    }
}
