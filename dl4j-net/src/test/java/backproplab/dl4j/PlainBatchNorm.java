package backproplab.dl4j;

import java.util.Map;

/** Batch normalisation over the batch and {@code plane} positions of each channel; a plane of 1 is the 1d form. */
final class PlainBatchNorm implements PlainLayer {

    private static final double EPS = 1e-5;

    private final String name;
    private final int channels;
    private final int plane;
    private final Parameter gamma;
    private final Parameter beta;
    private final Parameter mean;
    private final Parameter var;
    private double[] batchMean;
    private double[] batchVar;
    private double[] normalized;

    public PlainBatchNorm(String name, int channels, int plane) {
        this.name = name;
        this.channels = channels;
        this.plane = plane;
        gamma = new Parameter(channels);
        beta = new Parameter(channels);
        mean = new Parameter(channels);
        var = new Parameter(channels);
    }

    @Override
    public double[] forward(double[] x, int n, boolean training) {
        if (training) {
            measure(x, n);
        }
        double[] m = training ? batchMean : mean.value();
        double[] v = training ? batchVar : var.value();
        normalized = new double[x.length];
        double[] y = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            int c = channel(i);
            normalized[i] = (x[i] - m[c]) / Math.sqrt(v[c] + EPS);
            y[i] = gamma.value()[c] * normalized[i] + beta.value()[c];
        }
        return y;
    }

    private void measure(double[] x, int n) {
        batchMean = new double[channels];
        batchVar = new double[channels];
        for (int i = 0; i < x.length; i++) {
            batchMean[channel(i)] += x[i] / (n * plane);
        }
        for (int i = 0; i < x.length; i++) {
            double d = x[i] - batchMean[channel(i)];
            batchVar[channel(i)] += d * d / (n * plane);
        }
    }

    /** {@code dx = gamma / std * (dy - mean(dy) - xhat * mean(dy * xhat))}. */
    @Override
    public double[] backward(double[] dy, int n) {
        java.util.Arrays.fill(gamma.gradient(), 0);
        java.util.Arrays.fill(beta.gradient(), 0);
        for (int i = 0; i < dy.length; i++) {
            gamma.gradient()[channel(i)] += dy[i] * normalized[i];
            beta.gradient()[channel(i)] += dy[i];
        }
        double[] dx = new double[dy.length];
        int count = n * plane;
        for (int i = 0; i < dy.length; i++) {
            int c = channel(i);
            double centred = dy[i] - beta.gradient()[c] / count - normalized[i] * gamma.gradient()[c] / count;
            dx[i] = gamma.value()[c] / Math.sqrt(batchVar[c] + EPS) * centred;
        }
        return dx;
    }

    @Override
    public void stepDone() {
        for (int c = 0; c < channels; c++) {
            mean.value()[c] = 0.9 * mean.value()[c] + 0.1 * batchMean[c];
            var.value()[c] = 0.9 * var.value()[c] + 0.1 * batchVar[c];
        }
    }

    @Override
    public Map<String, Parameter> parameters() {
        return Map.of(name + ".gamma", gamma, name + ".beta", beta);
    }

    @Override
    public Map<String, Parameter> statistics() {
        return Map.of(name + ".mean", mean, name + ".var", var);
    }

    private int channel(int i) {
        return i / plane % channels;
    }
}
