package backproplab.network.model;

import backproplab.network.layer.ActivationFunction;
import backproplab.network.layer.NetworkBuilder;
import backproplab.network.shape.Window;
import java.util.List;

/**
 * {@link Cnn} with 2x2 pooling of stride 2 after the convolution's activation: a quarter of the features are left for the fully
 * connected layers.
 *
 * @param pooling how four values become one
 * @param hidden sizes of the hidden fully connected layers
 * @param activations after the convolution, which has the first, and after each hidden layer
 * @param dropout probability to drop a hidden unit; 0 leaves the layers out
 */
public record PooledCnn(Pooling pooling, List<Integer> hidden, Activations activations, double dropout)
        implements Model {
    private static final Window HALF = new Window(2, 2, 0);

    /** How a window becomes one value. */
    public enum Pooling {
        /** The largest. */
        MAX,
        /** The mean. */
        AVERAGE
    }

    /**
     * One activation for every layer.
     *
     * @param pooling how four values become one
     * @param hidden sizes of the hidden fully connected layers
     * @param activation after the convolution and each hidden layer
     * @param dropout probability to drop a hidden unit; 0 leaves the layers out
     */
    public PooledCnn(Pooling pooling, List<Integer> hidden, ActivationFunction activation, double dropout) {
        this(pooling, hidden, Activations.of(activation), dropout);
    }

    @Override
    public String token() {
        return (pooling == Pooling.MAX ? ModelKind.CNN_MAXPOOL : ModelKind.CNN_AVGPOOL).token();
    }

    @Override
    public void describe(NetworkBuilder builder, int classes) {
        Cnn.describeConvolution(builder, activations.first());
        if (pooling == Pooling.MAX) {
            builder.maxPool2d("pool1", HALF);
        } else {
            builder.avgPool2d("pool1", HALF);
        }
        builder.flatten("flatten");
        HiddenLayers.describe(builder, hidden, activations, dropout);
        builder.linear("out", classes);
    }
}
