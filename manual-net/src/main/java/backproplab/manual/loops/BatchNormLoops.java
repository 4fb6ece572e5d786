package backproplab.manual.loops;

import backproplab.manual.layer.Parameter;
import backproplab.manual.layer.Pass;
import backproplab.manual.layer.PlannedLayer;
import backproplab.manual.layer.State;
import backproplab.manual.tensor.DoubleTensor;
import backproplab.network.layer.LayerSpec;
import java.util.List;

/**
 * Batch normalisation (Ioffe and Szegedy 2015): each channel is shifted and scaled to mean 0 and variance 1 over the batch, then
 * to a learned scale gamma and shift beta. With M values of a channel, all its pixels in all samples:
 *
 * <pre>
 * mean = (1/M) sum x        var = (1/M) sum (x - mean)^2        s = 1 / sqrt(var + eps)
 * h = (x - mean) s          y = gamma h + beta
 * </pre>
 *
 * <p>mean and var depend on every x of the channel, so backward (the chain rule behind Algorithm 1 of the paper, section 3, collected) has three terms: the direct
 * one, the one through the mean and the one through the variance.
 *
 * <pre>
 * dgamma += sum dy h        dbeta += sum dy
 * dx = gamma s (dy - (1/M) sum dy - h (1/M) sum dy h)
 * </pre>
 *
 * <p>Training also keeps {@code running = 0.9 running + 0.1 batch} of mean and variance; evaluation uses the running values as
 * constants, so that {@code dx = gamma s dy}. The running variance is that of the batches' own ones, divided by M, as in DL4J; the
 * paper's Algorithm 2 and PyTorch take {@code M / (M - 1)} times that. With M = 1 the variance is 0 and y = beta.
 *
 * <p>Shapes: x N x C x H x W or N x C; gamma, beta, mean, var C.
 */
public final class BatchNormLoops extends PlannedLayer<DoubleTensor> {
    private final LayerSpec.BatchNorm spec;
    private final Parameter<DoubleTensor> gamma;
    private final Parameter<DoubleTensor> beta;
    private final DoubleTensor runningMean;
    private final DoubleTensor runningVar;
    private final double[] mean;
    private final double[] scale;
    private boolean batchStatistics;

    /**
     * A layer with gamma 1, beta 0, running mean 0 and running variance 1.
     *
     * @param spec channels
     */
    public BatchNormLoops(LayerSpec.BatchNorm spec) {
        super(spec);
        this.spec = spec;
        int channels = spec.channels();
        gamma = Parameter.of("gamma", ones(channels), false);
        beta = Parameter.of("beta", DoubleTensor.zeros(channels), false);
        runningMean = DoubleTensor.zeros(channels);
        runningVar = ones(channels);
        mean = new double[channels];
        scale = new double[channels];
    }

    private static DoubleTensor ones(int count) {
        DoubleTensor tensor = DoubleTensor.zeros(count);
        java.util.Arrays.fill(tensor.data(), 1);
        return tensor;
    }

    @Override
    protected void forward(DoubleTensor x, DoubleTensor y, Pass pass) {
        batchStatistics = pass.training();
        for (int c = 0; c < spec.channels(); c++) {
            mean[c] = runningMean.data()[c];
            double var = runningVar.data()[c];
            if (batchStatistics) {
                mean[c] = mean(x, c);
                var = variance(x, c);
                runningMean.data()[c] = keep(runningMean.data()[c], mean[c]);
                runningVar.data()[c] = keep(runningVar.data()[c], var);
            }
            scale[c] = 1 / Math.sqrt(var + LayerSpec.BatchNorm.EPSILON);
            for (int n = 0; n < x.shape().dim(0); n++) {
                for (int i = start(x, n, c); i < end(x, n, c); i++) {
                    y.data()[i] = gamma.value().data()[c] * normalised(x, c, i)
                            + beta.value().data()[c];
                }
            }
        }
    }

    private static double keep(double running, double batch) {
        return LayerSpec.BatchNorm.DECAY * running + (1 - LayerSpec.BatchNorm.DECAY) * batch;
    }

    private double mean(DoubleTensor x, int c) {
        double sum = 0;
        for (int n = 0; n < x.shape().dim(0); n++) {
            for (int i = start(x, n, c); i < end(x, n, c); i++) {
                sum += x.data()[i];
            }
        }
        return sum / count(x);
    }

    private double variance(DoubleTensor x, int c) {
        double sum = 0;
        for (int n = 0; n < x.shape().dim(0); n++) {
            for (int i = start(x, n, c); i < end(x, n, c); i++) {
                double difference = x.data()[i] - mean[c];
                sum += difference * difference;
            }
        }
        return sum / count(x);
    }

    private double normalised(DoubleTensor x, int c, int i) {
        return (x.data()[i] - mean[c]) * scale[c];
    }

    @Override
    protected void backward(DoubleTensor x, DoubleTensor y, DoubleTensor dy, DoubleTensor dx) {
        for (int c = 0; c < spec.channels(); c++) {
            double sum = 0;
            double product = 0;
            for (int n = 0; n < x.shape().dim(0); n++) {
                for (int i = start(x, n, c); i < end(x, n, c); i++) {
                    sum += dy.data()[i];
                    product += dy.data()[i] * normalised(x, c, i);
                }
            }
            beta.gradient().data()[c] += sum;
            gamma.gradient().data()[c] += product;
            if (dx != null) {
                inputGradient(x, dy, dx, c, sum / count(x), product / count(x));
            }
        }
    }

    private void inputGradient(
            DoubleTensor x, DoubleTensor dy, DoubleTensor dx, int c, double meanDy, double meanProduct) {
        for (int n = 0; n < x.shape().dim(0); n++) {
            for (int i = start(x, n, c); i < end(x, n, c); i++) {
                double direct = dy.data()[i];
                if (batchStatistics) {
                    direct -= meanDy + normalised(x, c, i) * meanProduct;
                }
                dx.data()[i] = gamma.value().data()[c] * scale[c] * direct;
            }
        }
    }

    private static int start(DoubleTensor x, int n, int c) {
        return (n * x.shape().dim(1) + c) * LayerSpec.BatchNorm.plane(x.shape());
    }

    private static int end(DoubleTensor x, int n, int c) {
        return start(x, n, c) + LayerSpec.BatchNorm.plane(x.shape());
    }

    private static double count(DoubleTensor x) {
        return (double) x.shape().dim(0) * LayerSpec.BatchNorm.plane(x.shape());
    }

    @Override
    public List<Parameter<DoubleTensor>> parameters() {
        return List.of(gamma, beta);
    }

    @Override
    public List<State<DoubleTensor>> state() {
        return List.of(new State<>("mean", runningMean), new State<>("var", runningVar));
    }
}
