package backproplab.check.mistake;

import backproplab.manual.loops.OptimizerLoops;
import backproplab.manual.optim.Optimizer;
import backproplab.manual.tensor.DoubleTensor;
import backproplab.network.rule.OptimizerSpec;
import backproplab.network.rule.OptimizerSpec.Kind;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** A right update rule that is checked as another one: with the constants that it is told, or with its own usual ones. */
final class OtherRules {
    /** As which a rule is known already, among {@link DescentMistakes} and {@link AdamWMistakes}. */
    private static final Map<Kind, Set<Kind>> KNOWN = Map.of(
            Kind.MOMENTUM, Set.of(Kind.SGD, Kind.NESTEROV),
            Kind.NESTEROV, Set.of(Kind.MOMENTUM),
            Kind.ADAMW, Set.of(Kind.ADAM));

    private OtherRules() {}

    static List<Mistake> all() {
        return Arrays.stream(Kind.values()).flatMap(OtherRules::takenFor).toList();
    }

    private static Stream<Mistake> takenFor(Kind kind) {
        return Arrays.stream(Kind.values())
                .filter(other ->
                        other != kind && !KNOWN.getOrDefault(kind, Set.of()).contains(other))
                .map(other -> DescentMistakes.made(
                        kind,
                        "is-" + other.token(),
                        "this is exactly " + name(other) + "; " + kind.token() + " is asked for",
                        "is it to be checked --as " + other.token() + "?",
                        method(kind),
                        forms(other)))
                .map(Mistake::asWhole);
    }

    private static List<Function<OptimizerSpec, Optimizer<DoubleTensor>>> forms(Kind other) {
        OptimizerSpec usual = OptimizerSpec.of(other);
        // Only AdamW is told a weight decay.
        Function<OptimizerSpec, OptimizerSpec> told = spec -> new OptimizerSpec(
                other, spec.momentum(), spec.decay(), spec.beta1(), spec.beta2(), spec.epsilon(), usual.weightDecay());
        return Stream.of(told, (Function<OptimizerSpec, OptimizerSpec>) spec -> usual)
                .flatMap(constants -> right(other).map(constants::andThen))
                .toList();
    }

    private static Stream<Function<OptimizerSpec, Optimizer<DoubleTensor>>> right(Kind kind) {
        return AdamMistakes.KINDS.contains(kind)
                ? AdamForm.<Function<OptimizerSpec, Optimizer<DoubleTensor>>>each(
                        form -> spec -> new RuleSteps(AdamMistakes.rightChange(spec, form)))
                        .stream()
                : Stream.of(OptimizerLoops::new);
    }

    private static String name(Kind kind) {
        return switch (kind) {
            case SGD -> "plain gradient descent";
            case MOMENTUM -> "momentum (rho 0.9 unless told)";
            case NESTEROV -> "Nesterov momentum (rho 0.9 unless told)";
            case ADAGRAD -> "AdaGrad";
            case RMSPROP -> "RMSProp (decay 0.95 unless told)";
            case ADAM -> "Adam";
            case ADAMW -> "AdamW (weight decay 0.01 unless told)";
        };
    }

    /** Where the textbook has the rule. */
    private static String method(Kind kind) {
        return switch (kind) {
            case SGD -> "change";
            case MOMENTUM -> "momentum";
            case NESTEROV -> "nesterov";
            case ADAGRAD -> "adaGrad";
            case RMSPROP -> "rmsProp";
            case ADAM, ADAMW -> "adam";
        };
    }
}
