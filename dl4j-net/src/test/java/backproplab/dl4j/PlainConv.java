package backproplab.dl4j;

import java.util.Map;

/** Cross-correlation with zero padding, with or without bias. */
final class PlainConv implements PlainLayer {

    private final String name;
    private final Geometry g;
    private final int out;
    private final Parameter weight;
    private final Parameter bias;
    private final boolean hasBias;
    private double[] input;

    public PlainConv(String name, Geometry geometry, int out) {
        this(name, geometry, out, true);
    }

    public PlainConv(String name, Geometry geometry, int out, boolean hasBias) {
        this.hasBias = hasBias;
        this.name = name;
        this.g = geometry;
        this.out = out;
        weight = new Parameter(out * g.channels() * g.kernel() * g.kernel());
        bias = new Parameter(out);
    }

    @Override
    public double[] forward(double[] x, int n, boolean training) {
        input = x;
        double[] y = new double[n * out * g.outHeight() * g.outWidth()];
        walk(n, (from, w, to) -> y[to] += x[from] * weight.value()[w]);
        int plane = g.outHeight() * g.outWidth();
        for (int i = 0; i < y.length; i++) {
            y[i] += bias.value()[i / plane % out];
        }
        return y;
    }

    @Override
    public double[] backward(double[] dy, int n) {
        double[] dx = new double[input.length];
        java.util.Arrays.fill(weight.gradient(), 0);
        java.util.Arrays.fill(bias.gradient(), 0);
        walk(n, (from, w, to) -> {
            dx[from] += dy[to] * weight.value()[w];
            weight.gradient()[w] += dy[to] * input[from];
        });
        int plane = g.outHeight() * g.outWidth();
        for (int i = 0; i < dy.length; i++) {
            bias.gradient()[i / plane % out] += dy[i];
        }
        return dx;
    }

    @Override
    public Map<String, Parameter> parameters() {
        // Without bias the zeros that it holds stay.
        return hasBias ? Map.of(name + ".weight", weight, name + ".bias", bias) : Map.of(name + ".weight", weight);
    }

    private interface Product {
        void visit(int from, int w, int to);
    }

    /** Visits every product of the convolution with the flat indices of input, weight and output. */
    private void walk(int n, Product product) {
        int to = 0;
        for (int r = 0; r < n; r++) {
            for (int o = 0; o < out; o++) {
                for (int y = 0; y < g.outHeight(); y++) {
                    for (int x = 0; x < g.outWidth(); x++, to++) {
                        window(r, o, y, x, to, product);
                    }
                }
            }
        }
    }

    private void window(int r, int o, int y, int x, int to, Product product) {
        for (int c = 0; c < g.channels(); c++) {
            for (int ky = 0; ky < g.kernel(); ky++) {
                for (int kx = 0; kx < g.kernel(); kx++) {
                    int from = g.at(r, c, y, x, ky, kx);
                    if (from >= 0) {
                        product.visit(from, ((o * g.channels() + c) * g.kernel() + ky) * g.kernel() + kx, to);
                    }
                }
            }
        }
    }
}
