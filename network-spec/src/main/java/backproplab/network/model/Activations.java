package backproplab.network.model;

import backproplab.network.layer.ActivationFunction;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The activations of a model: one function for every layer, or one for each hidden fully connected layer, in their order. The
 * convolutions of a model have the first.
 *
 * @param functions at least one; where all are equal, just that one
 */
public record Activations(List<ActivationFunction> functions) {

    /**
     * Equal functions become one, so that equal networks have equal settings.
     *
     * @throws IllegalArgumentException if there is none
     */
    public Activations {
        List<ActivationFunction> distinct = functions.stream().distinct().toList();
        if (distinct.isEmpty()) {
            throw new IllegalArgumentException("no activation");
        }
        functions = distinct.size() == 1 ? distinct : List.copyOf(functions);
    }

    /**
     * The given functions.
     *
     * @param functions one for every layer, or one for each hidden layer
     * @return the activations
     * @throws IllegalArgumentException if there is none
     */
    public static Activations of(ActivationFunction... functions) {
        return new Activations(List.of(functions));
    }

    /**
     * Whether there is a function for each of so many hidden layers.
     *
     * @param hiddenLayers how many
     * @return true also if one function is for all
     */
    public boolean fit(int hiddenLayers) {
        return functions.size() == 1 || functions.size() == hiddenLayers;
    }

    /**
     * Checks that there is a function for each of so many hidden layers.
     *
     * @param hiddenLayers how many
     * @throws IllegalArgumentException if there is not
     */
    void check(int hiddenLayers) {
        if (!fit(hiddenLayers)) {
            throw new IllegalArgumentException(
                    functions.size() + " activations for " + hiddenLayers + " hidden layers");
        }
    }

    /**
     * The function behind the convolutions.
     *
     * @return the first
     */
    public ActivationFunction first() {
        return functions.get(0);
    }

    /**
     * The function behind a hidden layer.
     *
     * @param layer from 0
     * @return its own, or the one for all
     */
    public ActivationFunction hidden(int layer) {
        return functions.size() == 1 ? first() : functions.get(layer);
    }

    /**
     * As after {@code --activation}.
     *
     * @return for example {@code relu} or {@code relu,sigmoid}
     */
    public String text() {
        return functions.stream().map(ActivationFunction::token).collect(Collectors.joining(","));
    }
}
