package backproplab.network.model;

import backproplab.network.layer.ActivationFunction;
import backproplab.network.layer.NetworkBuilder;
import backproplab.network.shape.Window;
import java.util.List;

/**
 * A small network in the manner of VGG (Simonyan, Zisserman 2015): three stages of two 3x3 convolutions, {@code width}, 2 and
 * 4 {@code width} channels, each followed by batch norm and activation and each stage by 2x2 max pooling; then the hidden
 * fully connected layers and the logits. The paper has no batch norm and five stages; 32 x 32 pixels leave room for three.
 *
 * @param hidden sizes of the hidden fully connected layers
 * @param activations after each convolution, which have the first, and after each hidden layer
 * @param dropout probability to drop a hidden unit; 0 leaves the layers out
 * @param width channels of the first stage
 */
public record Vgg(List<Integer> hidden, Activations activations, double dropout, int width) implements Model {
    /** Channels of the first stage unless asked otherwise: {@value}. */
    public static final int WIDTH = 16;

    private static final int STAGES = 3;
    private static final int CONVOLUTIONS = 2;
    private static final Window SAME_3X3 = new Window(3, 1, 1);
    private static final Window HALF = new Window(2, 2, 0);

    /**
     * One activation for every layer.
     *
     * @param hidden sizes of the hidden fully connected layers
     * @param activation after each convolution and hidden layer
     * @param dropout probability to drop a hidden unit; 0 leaves the layers out
     * @param width channels of the first stage
     */
    public Vgg(List<Integer> hidden, ActivationFunction activation, double dropout, int width) {
        this(hidden, Activations.of(activation), dropout, width);
    }

    @Override
    public String token() {
        return ModelKind.VGG.token();
    }

    @Override
    public void describe(NetworkBuilder builder, int classes) {
        for (int stage = 0; stage < STAGES; stage++) {
            for (int i = 1; i <= CONVOLUTIONS; i++) {
                String place = (stage + 1) + "_" + i;
                builder.conv2d("conv" + place, width << stage, SAME_3X3, false);
                builder.batchNorm("bn" + place);
                builder.activation(activations.first().token() + place, activations.first());
            }
            builder.maxPool2d("pool" + (stage + 1), HALF);
        }
        builder.flatten("flatten");
        HiddenLayers.describe(builder, hidden, activations, dropout);
        builder.linear("out", classes);
    }
}
