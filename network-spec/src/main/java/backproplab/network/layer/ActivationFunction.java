package backproplab.network.layer;

import java.util.Locale;

/**
 * An element-wise function {@code y = f(x)} and its derivative written in {@code x} and {@code y}.
 *
 * <p>These are the textbook formulas in double; the fast engine's kernels are tested against them. The value at NaN is NaN; the
 * derivative of a rectifier there is that below 0.
 */
public enum ActivationFunction {
    /** {@code max(x, 0)}; the derivative at the kink 0 is taken as 0, as in DL4J and PyTorch. */
    RELU {
        @Override
        public double value(double x) {
            return x > 0 || Double.isNaN(x) ? x : 0;
        }

        @Override
        public double derivative(double x, double y) {
            return x > 0 ? 1 : 0;
        }
    },
    /** {@code x} above 0, {@code 0.01 x} below; the derivative at 0 is taken as 0.01, as in PyTorch; DL4J by itself takes 1. */
    LEAKY_RELU {
        @Override
        public double value(double x) {
            return x > 0 ? x : LEAKY_SLOPE * x;
        }

        @Override
        public double derivative(double x, double y) {
            return x > 0 ? 1 : LEAKY_SLOPE;
        }
    },
    /** {@code 1 / (1 + exp(-x))}; saturates to 0 and 1 without overflow. Derivative {@code y (1 - y)}. */
    SIGMOID {
        @Override
        public double value(double x) {
            return 1 / (1 + Math.exp(-x));
        }

        @Override
        public double derivative(double x, double y) {
            return y * (1 - y);
        }
    },
    /** {@code tanh(x)}, in [-1, 1]. Derivative {@code 1 - y^2}. */
    TANH {
        @Override
        public double value(double x) {
            return Math.tanh(x);
        }

        @Override
        public double derivative(double x, double y) {
            return 1 - y * y;
        }
    };

    /** Slope of {@link #LEAKY_RELU} below 0: {@value}. */
    public static final double LEAKY_SLOPE = 0.01;

    /**
     * The function.
     *
     * @param x any number
     * @return {@code f(x)}
     */
    public abstract double value(double x);

    /**
     * The derivative.
     *
     * @param x where
     * @param y {@code f(x)}, computed already
     * @return {@code f'(x)}
     */
    public abstract double derivative(double x, double y);

    /**
     * The name used on the command line and in files.
     *
     * @return {@code relu}, {@code leaky-relu}, {@code sigmoid} or {@code tanh}
     */
    public String token() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
