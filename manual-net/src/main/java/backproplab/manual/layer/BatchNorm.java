package backproplab.manual.layer;

import backproplab.manual.kernel.Kernels;
import backproplab.manual.kernel.NormalizationOps;
import backproplab.manual.tensor.FloatTensor;
import backproplab.network.layer.LayerSpec;
import java.util.Arrays;
import java.util.List;

/**
 * Batch normalisation in float; formulas as in {@link backproplab.manual.loops.BatchNormLoops}, a following ReLU included if there
 * is one: then {@code y = max(gamma h + beta, 0)}, and backward takes dy as 0 where y is 0, or NaN.
 *
 * <p>Threads divide the channels. A channel's planes are added in order, in double, so sums do not depend on the threads.
 */
public final class BatchNorm extends PlannedLayer<FloatTensor> {
    private final LayerSpec.BatchNorm spec;
    private final Kernels kernels;
    private final Parameter<FloatTensor> gamma;
    private final Parameter<FloatTensor> beta;
    private final FloatTensor runningMean;
    private final FloatTensor runningVar;
    private final float[] mean;
    private final double[] scale;
    private final double[] sums;
    private final double[] products;
    private final Kernels.RangeTask forwardTask = this::forwardChannels;
    private final Kernels.RangeTask backwardTask = this::backwardChannels;
    private float floor = Float.NEGATIVE_INFINITY;
    private boolean batchStatistics;
    private int n;
    private int plane;
    private float[] x;
    private float[] y;
    private float[] dy;
    private float[] dx;

    /**
     * A layer with gamma 1, beta 0, running mean 0 and running variance 1.
     *
     * @param spec channels
     * @param kernels what it computes with
     */
    public BatchNorm(LayerSpec.BatchNorm spec, Kernels kernels) {
        super(spec);
        this.spec = spec;
        this.kernels = kernels;
        int channels = spec.channels();
        gamma = Parameter.of("gamma", ones(channels), false);
        beta = Parameter.of("beta", FloatTensor.zeros(channels), false);
        runningMean = FloatTensor.zeros(channels);
        runningVar = ones(channels);
        mean = new float[channels];
        scale = new double[channels];
        sums = new double[channels];
        products = new double[channels];
    }

    private static FloatTensor ones(int count) {
        FloatTensor tensor = FloatTensor.zeros(count);
        Arrays.fill(tensor.data(), 1);
        return tensor;
    }

    @Override
    public boolean absorb(Layer<FloatTensor> next) {
        if (next.isRectifier()) {
            floor = 0;
        }
        return next.isRectifier();
    }

    @Override
    protected void forward(FloatTensor input, FloatTensor output, Pass pass) {
        point(input, output);
        batchStatistics = pass.training();
        kernels.pass(spec.channels(), input.size(), forwardTask);
    }

    private void point(FloatTensor input, FloatTensor output) {
        n = input.shape().dim(0);
        plane = LayerSpec.BatchNorm.plane(input.shape());
        x = input.data();
        y = output.data();
    }

    private void forwardChannels(int from, int to) {
        for (int c = from; c < to; c++) {
            mean[c] = runningMean.data()[c];
            double var = runningVar.data()[c];
            if (batchStatistics) {
                mean[c] = (float) mean(c);
                var = variance(c);
                runningMean.data()[c] = keep(runningMean.data()[c], mean[c]);
                runningVar.data()[c] = keep(runningVar.data()[c], var);
            }
            scale[c] = 1 / Math.sqrt(var + LayerSpec.BatchNorm.EPSILON);
            float factor = (float) (gamma.value().data()[c] * scale[c]);
            float shift = beta.value().data()[c];
            for (int image = 0; image < n; image++) {
                kernels.ops().normalization().normalize(plane, x, start(image, c), mean[c], factor, shift, floor, y);
            }
        }
    }

    private static float keep(float running, double batch) {
        return (float) (LayerSpec.BatchNorm.DECAY * running + (1 - LayerSpec.BatchNorm.DECAY) * batch);
    }

    private double mean(int c) {
        double sum = 0;
        for (int image = 0; image < n; image++) {
            sum += kernels.ops().normalization().sum(plane, x, start(image, c));
        }
        return sum / ((double) n * plane);
    }

    private double variance(int c) {
        double sum = 0;
        for (int image = 0; image < n; image++) {
            sum += kernels.ops().normalization().sumOfSquaredDeviations(plane, x, start(image, c), mean[c]);
        }
        return sum / ((double) n * plane);
    }

    private int start(int image, int c) {
        return (image * spec.channels() + c) * plane;
    }

    @Override
    protected void backward(FloatTensor input, FloatTensor output, FloatTensor gradient, FloatTensor inputGradient) {
        point(input, output);
        dy = gradient.data();
        dx = inputGradient == null ? null : inputGradient.data();
        kernels.pass(spec.channels(), input.size(), backwardTask);
    }

    private void backwardChannels(int from, int to) {
        NormalizationOps ops = kernels.ops().normalization();
        for (int c = from; c < to; c++) {
            sums[c] = 0;
            products[c] = 0;
            for (int image = 0; image < n; image++) {
                ops.addGradientSums(plane, x, y, dy, start(image, c), mean[c], floor, sums, products, c);
            }
            beta.gradient().data()[c] += (float) sums[c];
            gamma.gradient().data()[c] += (float) (products[c] * scale[c]);
            double a = gamma.value().data()[c] * scale[c];
            double share = batchStatistics ? a / ((double) n * plane) : 0;
            float b = (float) (-share * sums[c]);
            float slope = (float) (-share * scale[c] * scale[c] * products[c]);
            for (int image = 0; image < n && dx != null; image++) {
                int at = start(image, c);
                ops.normalizeGradient(plane, x, y, dy, at, mean[c], floor, (float) a, b, slope, dx);
            }
        }
    }

    @Override
    public List<Parameter<FloatTensor>> parameters() {
        return List.of(gamma, beta);
    }

    @Override
    public List<State<FloatTensor>> state() {
        return List.of(new State<>("mean", runningMean), new State<>("var", runningVar));
    }
}
