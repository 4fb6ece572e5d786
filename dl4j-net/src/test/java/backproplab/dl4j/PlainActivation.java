package backproplab.dl4j;

import java.util.function.DoubleUnaryOperator;

/** Elementwise function with its derivative. */
final class PlainActivation implements PlainLayer {

    private final DoubleUnaryOperator function;
    private final DoubleUnaryOperator derivative;
    private double[] input;

    public PlainActivation(DoubleUnaryOperator function, DoubleUnaryOperator derivative) {
        this.function = function;
        this.derivative = derivative;
    }

    public static PlainActivation of(String name) {
        return switch (name) {
            case "RELU" -> new PlainActivation(x -> Math.max(0, x), x -> x > 0 ? 1 : 0);
            case "LEAKY_RELU" -> new PlainActivation(x -> x > 0 ? x : 0.01 * x, x -> x > 0 ? 1 : 0.01);
            case "SIGMOID" -> new PlainActivation(PlainActivation::sigmoid, x -> sigmoid(x) * (1 - sigmoid(x)));
            case "TANH" -> new PlainActivation(Math::tanh, x -> 1 - Math.tanh(x) * Math.tanh(x));
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    @Override
    public double[] forward(double[] x, int n, boolean training) {
        input = x;
        double[] y = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            y[i] = function.applyAsDouble(x[i]);
        }
        return y;
    }

    @Override
    public double[] backward(double[] dy, int n) {
        double[] dx = new double[dy.length];
        for (int i = 0; i < dy.length; i++) {
            dx[i] = dy[i] * derivative.applyAsDouble(input[i]);
        }
        return dx;
    }
}
