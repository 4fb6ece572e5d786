package backproplab.check.mistake;

import backproplab.network.layer.ActivationFunction;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** A right activation that is checked as another one. */
final class OtherActivations {
    /** One as the other is known among {@link RectifierMistakes} already. */
    private static final Set<ActivationFunction> RECTIFIERS =
            Set.of(ActivationFunction.RELU, ActivationFunction.LEAKY_RELU);

    private OtherActivations() {}

    static List<Mistake> all() {
        return Arrays.stream(ActivationFunction.values())
                .flatMap(OtherActivations::takenFor)
                .toList();
    }

    private static Stream<Mistake> takenFor(ActivationFunction function) {
        ActivationSteps.Of mistakes = new ActivationSteps.Of(function);
        Arrays.stream(ActivationFunction.values())
                .filter(other -> other != function && !RECTIFIERS.containsAll(Set.of(function, other)))
                .forEach(other -> mistakes.another(
                        "is-" + other.token(),
                        "this is exactly " + other.token() + "; " + function.token() + " is asked for",
                        "is it to be checked --as " + other.token() + "?",
                        other));
        return mistakes.all().stream();
    }
}
