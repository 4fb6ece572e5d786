package backproplab.dl4j;

import java.util.Map;

/** y = x W + b. */
final class PlainLinear implements PlainLayer {

    private final String name;
    private final int in;
    private final int out;
    private final Parameter weight;
    private final Parameter bias;
    private double[] input;

    public PlainLinear(String name, int in, int out) {
        this.name = name;
        this.in = in;
        this.out = out;
        weight = new Parameter(in * out);
        bias = new Parameter(out);
    }

    @Override
    public double[] forward(double[] x, int n, boolean training) {
        input = x;
        double[] y = new double[n * out];
        for (int r = 0; r < n; r++) {
            for (int o = 0; o < out; o++) {
                double sum = bias.value()[o];
                for (int i = 0; i < in; i++) {
                    sum += x[r * in + i] * weight.value()[i * out + o];
                }
                y[r * out + o] = sum;
            }
        }
        return y;
    }

    @Override
    public double[] backward(double[] dy, int n) {
        double[] dx = new double[n * in];
        java.util.Arrays.fill(weight.gradient(), 0);
        java.util.Arrays.fill(bias.gradient(), 0);
        for (int r = 0; r < n; r++) {
            for (int o = 0; o < out; o++) {
                double d = dy[r * out + o];
                bias.gradient()[o] += d;
                for (int i = 0; i < in; i++) {
                    weight.gradient()[i * out + o] += input[r * in + i] * d;
                    dx[r * in + i] += weight.value()[i * out + o] * d;
                }
            }
        }
        return dx;
    }

    @Override
    public Map<String, Parameter> parameters() {
        return Map.of(name + ".weight", weight, name + ".bias", bias);
    }
}
