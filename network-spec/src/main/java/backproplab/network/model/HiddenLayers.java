package backproplab.network.model;

import backproplab.network.layer.NetworkBuilder;
import java.util.List;

/** The fully connected layers between the features and the logits, the same in every model that has some. */
final class HiddenLayers {
    private HiddenLayers() {}

    static void describe(NetworkBuilder builder, List<Integer> sizes, Activations activations, double dropout) {
        activations.check(sizes.size());
        for (int i = 0; i < sizes.size(); i++) {
            builder.linear("fc" + (i + 1), sizes.get(i));
            builder.activation(activations.hidden(i).token() + (i + 1), activations.hidden(i));
            if (dropout > 0) {
                builder.dropout("dropout" + (i + 1), dropout);
            }
        }
    }
}
