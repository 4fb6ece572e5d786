package backproplab.check.planted;

import backproplab.manual.layer.Layer;
import backproplab.manual.layer.Parameter;
import backproplab.manual.layer.Pass;
import backproplab.manual.layer.State;
import backproplab.manual.tensor.DoubleTensor;
import backproplab.network.layer.LayerSpec;
import backproplab.network.shape.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** A right batch norm: the values of each channel are laid side by side, normalised, and put back; backward by the paper's chain of terms. */
public class TwoPassBatchNorm implements Layer<DoubleTensor> {
    static final double EPSILON = 1e-5;

    final LayerSpec.BatchNorm spec;
    final Parameter<DoubleTensor> gamma;
    final Parameter<DoubleTensor> beta;
    final DoubleTensor runningMean;
    final DoubleTensor runningVar;
    Shape shape;
    boolean training;
    /** Of each channel. */
    final double[][] normalised;

    final double[] inverse;

    public TwoPassBatchNorm(LayerSpec.BatchNorm spec) {
        this.spec = spec;
        int c = spec.channels();
        gamma = Parameter.of("gamma", DoubleTensor.zeros(c), false);
        beta = Parameter.of("beta", DoubleTensor.zeros(c), false);
        runningMean = DoubleTensor.zeros(c);
        runningVar = DoubleTensor.zeros(c);
        Arrays.fill(gamma.value().data(), 1);
        Arrays.fill(runningVar.data(), 1);
        normalised = new double[c][];
        inverse = new double[c];
    }

    /** Where the values of a channel are. */
    int[] positions(int channel) {
        int plane = shape.size() / shape.dim(0) / shape.dim(1);
        return IntStream.range(0, shape.size())
                .filter(i -> i / plane % spec.channels() == channel)
                .toArray();
    }

    static double[] gather(DoubleTensor tensor, int[] at) {
        return Arrays.stream(at).mapToDouble(tensor::get).toArray();
    }

    static double sum(double[] values) {
        return Arrays.stream(values).sum();
    }

    static double dot(double[] a, double[] b) {
        return IntStream.range(0, a.length).mapToDouble(i -> a[i] * b[i]).sum();
    }

    double mean(double[] x) {
        return sum(x) / x.length;
    }

    double variance(double[] x, double mean) {
        return Arrays.stream(x).map(v -> (v - mean) * (v - mean)).sum() / x.length;
    }

    double inverseDeviation(double variance) {
        return Math.pow(variance + EPSILON, -0.5);
    }

    double running(double old, double batch) {
        return old + 0.1 * (batch - old);
    }

    void remember(int c, double mean, double variance) {
        runningMean.set(c, running(runningMean.get(c), mean));
        runningVar.set(c, running(runningVar.get(c), variance));
    }

    boolean ofTheBatch(Pass pass) {
        return pass.training();
    }

    @Override
    public DoubleTensor forward(DoubleTensor x, Pass pass) {
        shape = x.shape();
        training = ofTheBatch(pass);
        DoubleTensor y = DoubleTensor.zeros(shape.toArray());
        for (int c = 0; c < spec.channels(); c++) {
            int[] at = positions(c);
            double[] values = gather(x, at);
            double mean = training ? mean(values) : runningMean.get(c);
            double variance = training ? variance(values, mean) : runningVar.get(c);
            if (pass.training()) {
                remember(c, mean, variance);
            }
            inverse[c] = inverseDeviation(variance);
            double factor = inverse[c];
            normalised[c] = Arrays.stream(values).map(v -> (v - mean) * factor).toArray();
            for (int i = 0; i < at.length; i++) {
                y.set(
                        at[i],
                        gamma.value().get(c) * normalised[c][i] + beta.value().get(c));
            }
        }
        return y;
    }

    double gammaGradient(double[] dy, int c) {
        return dot(dy, normalised[c]);
    }

    double betaGradient(double[] dy) {
        return sum(dy);
    }

    /** What comes back through the mean, to be added to each value. */
    double throughMean(double[] dh, int c) {
        return -sum(dh) * inverse[c] / dh.length;
    }

    /** What comes back through the variance, to be multiplied by each normalised value. */
    double throughVariance(double[] dh, int c) {
        return -dot(dh, normalised[c]) * inverse[c] / dh.length;
    }

    @Override
    public DoubleTensor backward(DoubleTensor dy) {
        DoubleTensor dx = DoubleTensor.zeros(shape.toArray());
        for (int c = 0; c < spec.channels(); c++) {
            int[] at = positions(c);
            double[] d = gather(dy, at);
            double g = gamma.value().get(c);
            double[] dh = Arrays.stream(d).map(v -> g * v).toArray();
            gamma.gradient().set(c, gamma.gradient().get(c) + gammaGradient(d, c));
            beta.gradient().set(c, beta.gradient().get(c) + betaGradient(d));
            double shift = training ? throughMean(dh, c) : 0;
            double slope = training ? throughVariance(dh, c) : 0;
            for (int i = 0; i < at.length; i++) {
                dx.set(at[i], dh[i] * inverse[c] + shift + slope * normalised[c][i]);
            }
        }
        return dx;
    }

    @Override
    public Shape outputShape(Shape input) {
        return spec.outputShape(input);
    }

    @Override
    public List<Parameter<DoubleTensor>> parameters() {
        return List.of(gamma, beta);
    }

    @Override
    public List<State<DoubleTensor>> state() {
        return List.of(new State<>("mean", runningMean), new State<>("var", runningVar));
    }

    @Override
    public void skipInputGradient() {}
}
