package backproplab.manual.layer;

import backproplab.manual.tensor.Tensor;
import backproplab.network.layer.LayerSpec;
import backproplab.network.shape.Shape;

/**
 * Sees images N x C x H x W as rows N x (C H W), channel by channel, without copying; backward is the same view the
 * other way. Written once for both engines.
 *
 * @param <T> the tensor type of the engine
 */
public final class Flatten<T extends Tensor<T>> implements Layer<T> {
    private final LayerSpec.Flatten spec;
    private T x;
    private T y;
    private T dy;
    private T dx;
    private boolean inputGradientWanted = true;

    /**
     * A view.
     *
     * @param spec whose shape rule it follows
     */
    public Flatten(LayerSpec.Flatten spec) {
        this.spec = spec;
    }

    @Override
    public Shape outputShape(Shape input) {
        return spec.outputShape(input);
    }

    @Override
    public T forward(T input, Pass pass) {
        if (input != x) {
            x = input;
            y = input.view(outputShape(input.shape()));
        }
        return y;
    }

    @Override
    public T backward(T gradient) {
        if (x == null) {
            throw new IllegalStateException("Flatten: backward before forward");
        }
        if (gradient != dy || !dx.shape().equals(x.shape())) {
            dy = gradient;
            dx = gradient.view(x.shape());
        }
        return inputGradientWanted ? dx : null;
    }

    @Override
    public void skipInputGradient() {
        inputGradientWanted = false;
    }
}
