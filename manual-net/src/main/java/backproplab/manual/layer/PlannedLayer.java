package backproplab.manual.layer;

import backproplab.manual.tensor.Tensor;
import backproplab.network.layer.LayerSpec;
import backproplab.network.shape.Shape;

/**
 * Base of layers whose buffers are planned per input shape.
 *
 * <p>The first batch of a shape allocates the output and the input gradient; later batches reuse them, so a training
 * step allocates no buffers. A subclass writes only its mathematics: {@link #forward(Tensor, Tensor, Pass)} and {@link
 * #backward(Tensor, Tensor, Tensor, Tensor)}.
 *
 * @param <T> the tensor type of the engine
 */
public abstract class PlannedLayer<T extends Tensor<T>> implements Layer<T> {
    private final LayerSpec spec;
    private T x;
    private T y;
    private T dx;
    private boolean inputGradientWanted = true;

    /**
     * A layer without buffers yet.
     *
     * @param spec whose shape rule it follows
     */
    protected PlannedLayer(LayerSpec spec) {
        this.spec = spec;
    }

    @Override
    public final Shape outputShape(Shape input) {
        return spec.outputShape(input);
    }

    /**
     * Computes {@code y} from {@code x}.
     *
     * @param x input
     * @param y output buffer with old content; every element must be written
     * @param pass training or evaluation
     */
    protected abstract void forward(T x, T y, Pass pass);

    /**
     * Adds to the parameter gradients and computes {@code dx}.
     *
     * @param x input of the forward pass
     * @param y output of the forward pass
     * @param dy gradient with respect to the output
     * @param dx buffer for the gradient with respect to the input, with old content; every element must be written;
     *     null when it is not wanted
     */
    protected abstract void backward(T x, T y, T dy, T dx);

    @Override
    public final T forward(T input, Pass pass) {
        if (x == null || !x.shape().equals(input.shape())) {
            Shape output = outputShape(input.shape());
            y = y == null ? input.zeros(output) : y.fit(output);
        }
        x = input;
        forward(x, y, pass);
        return y;
    }

    @Override
    public final T backward(T dy) {
        if (x == null) {
            throw new IllegalStateException(getClass().getSimpleName() + ": backward before forward");
        }
        if (!dy.shape().equals(y.shape())) {
            throw new IllegalArgumentException(getClass().getSimpleName() + ": gradient of shape " + dy.shape()
                    + " for an output of shape " + y.shape());
        }
        if (inputGradientWanted) {
            dx = dx == null ? x.zeros(x.shape()) : dx.fit(x.shape());
        }
        backward(x, y, dy, dx);
        return dx;
    }

    @Override
    public void skipInputGradient() {
        inputGradientWanted = false;
        dx = null;
    }
}
