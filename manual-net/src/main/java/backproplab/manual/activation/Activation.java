package backproplab.manual.activation;

import backproplab.manual.kernel.FloatMath;
import backproplab.manual.kernel.Kernels;
import backproplab.manual.layer.Pass;
import backproplab.manual.layer.PlannedLayer;
import backproplab.manual.tensor.FloatTensor;
import backproplab.network.layer.ActivationFunction;
import backproplab.network.shape.Shape;

/**
 * An element-wise function in float: {@code y = f(x)}, {@code dx = dy f'(x)}, with the formulas of {@link
 * ActivationFunction}.
 *
 * <p>Shapes: any; the output's is the input's.
 */
public final class Activation extends PlannedLayer<FloatTensor> {
    private final ActivationFunction function;
    private final Kernels kernels;

    /**
     * An activation layer.
     *
     * @param function what it applies
     * @param kernels what it computes with
     */
    public Activation(ActivationFunction function, Kernels kernels) {
        this.function = function;
        this.kernels = kernels;
    }

    @Override
    public Shape outputShape(Shape input) {
        return input;
    }

    @Override
    protected void forward(FloatTensor x, FloatTensor y, Pass pass) {
        int size = x.size();
        kernels.pass(size, size, (from, to) -> apply(x.data(), y.data(), from, to));
    }

    @Override
    public boolean isRectifier() {
        return function == ActivationFunction.RELU;
    }

    private void apply(float[] x, float[] y, int from, int to) {
        switch (function) {
            case RELU:
                kernels.ops().relu(x, y, from, to);
                break;
            case LEAKY_RELU:
                kernels.ops().leakyRelu(x, (float) ActivationFunction.LEAKY_SLOPE, y, from, to);
                break;
            case SIGMOID:
                for (int i = from; i < to; i++) {
                    y[i] = FloatMath.sigmoid(x[i]);
                }
                break;
            case TANH:
            default:
                for (int i = from; i < to; i++) {
                    y[i] = FloatMath.tanh(x[i]);
                }
        }
    }

    @Override
    protected void backward(FloatTensor x, FloatTensor y, FloatTensor dy, FloatTensor dx) {
        if (dx == null) {
            return;
        }
        int size = x.size();
        kernels.pass(size, size, (from, to) -> differentiate(x.data(), y.data(), dy.data(), dx.data(), from, to));
    }

    private void differentiate(float[] x, float[] y, float[] dy, float[] dx, int from, int to) {
        switch (function) {
            case RELU:
                kernels.ops().rectifierGradient(x, dy, 0f, dx, from, to);
                break;
            case LEAKY_RELU:
                kernels.ops().rectifierGradient(x, dy, (float) ActivationFunction.LEAKY_SLOPE, dx, from, to);
                break;
            case SIGMOID:
                for (int i = from; i < to; i++) {
                    dx[i] = dy[i] * (y[i] * (1 - y[i]));
                }
                break;
            case TANH:
            default:
                for (int i = from; i < to; i++) {
                    dx[i] = dy[i] * (1 - y[i] * y[i]);
                }
        }
    }
}
