package backproplab.experiments.tune;

import backproplab.network.layer.ActivationFunction;
import backproplab.network.layer.LayerSpec;
import backproplab.network.layer.NetworkSpec;
import backproplab.network.layer.TensorSpec;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the tensors of a network say of its training: whether gradients reach them, and whether they moved. */
final class TensorHints {
    private static final double MANY_DEAD_PCT = 50;
    private static final int NAMED = 4;

    private final NetworkSpec network;
    private final String layers;
    private final List<TensorFacts> tensors;

    /**
     * Takes the facts.
     *
     * @param network the layers
     * @param layers class of the user's own layers in this engine; empty for none
     * @param tensors what became of each
     */
    TensorHints(NetworkSpec network, String layers, List<TensorFacts> tensors) {
        this.network = network;
        this.layers = layers;
        this.tensors = tensors;
    }

    /** A tensor that did not move though the rest of the network learned all images. */
    Optional<Hint> idle() {
        String names = names(tensors.stream().filter(TensorFacts::unmoved).toList());
        return names.isEmpty()
                ? Optional.empty()
                : Optional.of(new Hint(
                        Hint.Cause.NO_UPDATE,
                        "All images were learned, but " + names
                                + " is what it was before training: the rest of the network did it alone. "
                                + (layers.isEmpty() ? "Parity says whether its gradient is right." : ownBackward())));
    }

    /** A gradient of zeros alone. */
    Optional<Hint> gradients() {
        String names =
                names(tensors.stream().filter(TensorFacts::withoutGradient).toList());
        if (names.isEmpty()) {
            return Optional.empty();
        }
        String why = layers.isEmpty()
                ? "Usually every " + (rectifies() ? "ReLU behind it is dead" : "unit behind it is saturated")
                        + ": try a smaller --lr, or another --init."
                : ownBackward();
        return Optional.of(new Hint(
                Hint.Cause.NO_GRADIENT,
                "The gradient of " + names + " is 0 in every number: none arrives there. " + why));
    }

    private String ownBackward() {
        return "Usually a backward pass of " + layers + " does not write it: Parity with --layers " + layers
                + " names the first wrong quantity.";
    }

    /** A gradient that changes nothing. */
    Optional<Hint> updates() {
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

    /** Units that no image teaches. Those of the output are no hidden units: their gradient is 0 also where the answer is certain. */
    Optional<Hint> deadUnits() {
        String output = output();
        List<TensorFacts> dead = tensors.stream()
                .filter(facts -> facts.silentPct() >= MANY_DEAD_PCT && !facts.withoutGradient())
                .filter(facts -> !facts.name().equals(output))
                .toList();
        if (dead.isEmpty()) {
            return Optional.empty();
        }
        String which = dead.stream()
                .limit(NAMED)
                .map(facts -> String.format(
                        Locale.ROOT, "%s: %d of %d units", facts.name(), facts.silentUnits(), facts.units()))
                .collect(Collectors.joining(", "));
        String why = rectifies()
                ? "usually dead ReLUs, which answer none of the images. Try a smaller --lr, another --init or"
                        + " --activation leaky-relu."
                : "usually saturated units, which have no slope at any of the images. Try a smaller --lr, or another"
                        + " --init or --normalize.";
        return Optional.of(new Hint(
                Hint.Cause.DEAD_UNITS,
                which + " have a gradient of zeros alone for all images: " + why
                        + (layers.isEmpty() ? "" : " " + ownBackward())));
    }

    /** The weight that makes the logits. */
    private String output() {
        return network.tensors().stream()
                .filter(tensor -> tensor.role() == TensorSpec.Role.WEIGHT)
                .reduce((before, last) -> last)
                .map(TensorSpec::name)
                .orElse("");
    }

    /** Whether there is a ReLU in it. */
    boolean rectifies() {
        return network.allLayers().stream()
                .anyMatch(layer -> layer.spec() instanceof LayerSpec.Residual
                        || layer.spec() instanceof LayerSpec.Activation activation
                                && activation.function() == ActivationFunction.RELU);
    }

    /** By how much the weights that moved most did. */
    double moved() {
        return tensors.stream()
                .filter(facts -> facts.units() > 0)
                .mapToDouble(TensorFacts::moved)
                .max()
                .orElse(0);
    }

    private static String names(List<TensorFacts> some) {
        String first = some.stream().limit(NAMED).map(TensorFacts::name).collect(Collectors.joining(", "));
        return some.size() > NAMED ? first + " and " + (some.size() - NAMED) + " more" : first;
    }
}
