package backproplab.network.model;

import backproplab.network.layer.ActivationFunction;
import backproplab.network.layer.NetworkBuilder;
import backproplab.network.shape.Window;
import java.util.List;

/**
 * The third lab report's network: one 3x3 convolution of 8 filters, padding 1, activation, flatten, then the hidden
 * fully connected layers (128 in the report) and the logits.
 *
 * @param hidden sizes of the hidden fully connected layers
 * @param activations after the convolution, which has the first, and after each hidden layer
 * @param dropout probability to drop a hidden unit; 0 leaves the layers out
 */
public record Cnn(List<Integer> hidden, Activations activations, double dropout) implements Model {
    private static final int FILTERS = 8;
    private static final Window SAME_3X3 = new Window(3, 1, 1);

    /**
     * One activation for every layer.
     *
     * @param hidden sizes of the hidden fully connected layers
     * @param activation after the convolution and each hidden layer
     * @param dropout probability to drop a hidden unit; 0 leaves the layers out
     */
    public Cnn(List<Integer> hidden, ActivationFunction activation, double dropout) {
        this(hidden, Activations.of(activation), dropout);
    }

    @Override
    public String token() {
        return ModelKind.CNN.token();
    }

    @Override
    public void describe(NetworkBuilder builder, int classes) {
        describeConvolution(builder, activations.first());
        builder.flatten("flatten");
        HiddenLayers.describe(builder, hidden, activations, dropout);
        builder.linear("out", classes);
    }

    static void describeConvolution(NetworkBuilder builder, ActivationFunction activation) {
        builder.conv2d("conv1", FILTERS, SAME_3X3, true);
        builder.activation(activation.token() + "_conv1", activation);
    }
}
