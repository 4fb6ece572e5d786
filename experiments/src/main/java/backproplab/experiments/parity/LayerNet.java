package backproplab.experiments.parity;

import backproplab.network.layer.NetworkBuilder;
import backproplab.network.model.Model;
import java.util.function.Consumer;

/**
 * A small network around a layer: what is given, then a linear layer to the logits.
 *
 * @param token its name
 * @param layers names the layers before the last
 */
record LayerNet(String token, Consumer<NetworkBuilder> layers) implements Model {

    @Override
    public void describe(NetworkBuilder builder, int classes) {
        layers.accept(builder);
        builder.linear("out", classes);
    }
}
