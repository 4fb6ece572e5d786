package backproplab.experiments.model;

import backproplab.manual.activation.ActivationFunction;
import java.util.List;

/** The fully connected layers between the features and the logits, the same in every model. */
final class HiddenLayers {
    private HiddenLayers() {}

    static void describe(NetworkBuilder builder, List<Integer> sizes, ActivationFunction activation, double dropout) {
        for (int i = 0; i < sizes.size(); i++) {
            builder.linear("fc" + (i + 1), sizes.get(i));
            builder.activation(activation.token() + (i + 1), activation);
            if (dropout > 0) {
                builder.dropout("dropout" + (i + 1), dropout);
            }
        }
    }
}
