package backproplab.network.model;

import backproplab.network.layer.ActivationFunction;
import backproplab.network.layer.NetworkBuilder;
import java.util.List;

/**
 * A multi-layer perceptron: flatten, then for each hidden size linear - activation (- dropout), then linear to the
 * logits.
 *
 * @param hidden sizes of the hidden layers; empty for a linear model
 * @param activations after each hidden layer: one for all, or one for each
 * @param dropout probability to drop a hidden unit; 0 leaves the layers out
 */
public record Mlp(List<Integer> hidden, Activations activations, double dropout) implements Model {
    /**
     * One activation for every layer.
     *
     * @param hidden sizes of the hidden layers; empty for a linear model
     * @param activation after each hidden layer
     * @param dropout probability to drop a hidden unit; 0 leaves the layers out
     */
    public Mlp(List<Integer> hidden, ActivationFunction activation, double dropout) {
        this(hidden, Activations.of(activation), dropout);
    }

    @Override
    public String token() {
        return ModelKind.MLP.token();
    }

    @Override
    public void describe(NetworkBuilder builder, int classes) {
        builder.flatten("flatten");
        HiddenLayers.describe(builder, hidden, activations, dropout);
        builder.linear("out", classes);
    }
}
