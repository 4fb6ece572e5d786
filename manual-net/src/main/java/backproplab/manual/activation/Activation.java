package backproplab.manual.activation;

import backproplab.manual.kernel.FloatMath;
import backproplab.manual.kernel.Kernels;
import backproplab.manual.layer.Pass;
import backproplab.manual.layer.PlannedLayer;
import backproplab.manual.tensor.FloatTensor;
import backproplab.network.layer.ActivationFunction;
import backproplab.network.layer.LayerSpec;

/**
 * An element-wise function in float: {@code y = f(x)}, {@code dx = dy f'(x)}, with the formulas of {@link
 * ActivationFunction}.
 *
 * <p>Shapes: any; the output's is the input's.
 */
public final class Activation extends PlannedLayer<FloatTensor> {
    private final ActivationFunction function;
    private final Kernels kernels;
    private final Values values;
    private final Derivatives derivatives;

    /** Writes f(x) to y, from an index to another. */
    private interface Values {
        void compute(float[] x, float[] y, int from, int to);
    }

    /** Writes dy f'(x) to dx, from an index to another. */
    private interface Derivatives {
        void compute(float[] x, float[] y, float[] dy, float[] dx, int from, int to);
    }

    /**
     * An activation layer.
     *
     * @param spec what it applies
     * @param kernels what it computes with
     */
    public Activation(LayerSpec.Activation spec, Kernels kernels) {
        super(spec);
        function = spec.function();
        this.kernels = kernels;
        float slope = (float) ActivationFunction.LEAKY_SLOPE;
        values = switch (function) {
            case RELU -> kernels.ops()::relu;
            case LEAKY_RELU -> (x, y, from, to) -> kernels.ops().leakyRelu(x, slope, y, from, to);
            case SIGMOID -> Activation::sigmoid;
            case TANH -> Activation::tanh;
        };
        derivatives = switch (function) {
            case RELU -> (x, y, dy, dx, from, to) -> kernels.ops().rectifierGradient(x, dy, 0f, dx, from, to);
            case LEAKY_RELU -> (x, y, dy, dx, from, to) -> kernels.ops().rectifierGradient(x, dy, slope, dx, from, to);
            case SIGMOID -> Activation::sigmoidGradient;
            case TANH -> Activation::tanhGradient;
        };
    }

    @Override
    protected void forward(FloatTensor x, FloatTensor y, Pass pass) {
        int size = x.size();
        kernels.pass(size, size, (from, to) -> values.compute(x.data(), y.data(), from, to));
    }

    @Override
    public boolean isRectifier() {
        return function == ActivationFunction.RELU;
    }

    @Override
    protected void backward(FloatTensor x, FloatTensor y, FloatTensor dy, FloatTensor dx) {
        if (dx == null) {
            return;
        }
        int size = x.size();
        kernels.pass(size, size, (from, to) -> derivatives.compute(x.data(), y.data(), dy.data(), dx.data(), from, to));
    }

    private static void sigmoid(float[] x, float[] y, int from, int to) {
        for (int i = from; i < to; i++) {
            y[i] = FloatMath.sigmoid(x[i]);
        }
    }

    private static void sigmoidGradient(float[] x, float[] y, float[] dy, float[] dx, int from, int to) {
        for (int i = from; i < to; i++) {
            dx[i] = dy[i] * (y[i] * (1 - y[i]));
        }
    }

    private static void tanh(float[] x, float[] y, int from, int to) {
        for (int i = from; i < to; i++) {
            y[i] = FloatMath.tanh(x[i]);
        }
    }

    private static void tanhGradient(float[] x, float[] y, float[] dy, float[] dx, int from, int to) {
        for (int i = from; i < to; i++) {
            dx[i] = dy[i] * (1 - y[i] * y[i]);
        }
    }
}
