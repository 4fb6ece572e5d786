package backproplab.check.mistake;

import backproplab.manual.layer.Parameter;
import backproplab.manual.layer.Pass;
import backproplab.manual.layer.PlannedLayer;
import backproplab.manual.layer.State;
import backproplab.manual.tensor.DoubleTensor;
import backproplab.network.layer.LayerSpec;
import java.util.Arrays;
import java.util.List;

/**
 * {@link backproplab.manual.loops.BatchNormLoops} with a method for each formula, so that a mistake replaces one of them.
 *
 * <p>Statistics are kept for groups of values; a group is a channel, unless a mistake has it otherwise.
 */
class BatchNormSteps extends PlannedLayer<DoubleTensor> {
    private final int channels;
    private final Parameter<DoubleTensor> gamma;
    private final Parameter<DoubleTensor> beta;
    private final DoubleTensor runningMean;
    private final DoubleTensor runningVar;
    private double[] mean;
    private double[] var;
    private double[] firstMean;
    private double[] firstVar;
    private boolean fromBatch;

    BatchNormSteps(LayerSpec.BatchNorm spec) {
        super(spec);
        channels = spec.channels();
        gamma = Parameter.of("gamma", filled(1), false);
        beta = Parameter.of("beta", filled(0), false);
        runningMean = filled(0);
        runningVar = filled(1);
    }

    private DoubleTensor filled(double value) {
        DoubleTensor tensor = DoubleTensor.zeros(channels);
        Arrays.fill(tensor.data(), value);
        return tensor;
    }

    @Override
    protected final void forward(DoubleTensor x, DoubleTensor y, Pass pass) {
        fromBatch = usesBatch(pass);
        statistics(x);
        if (updates(pass)) {
            for (int c = 0; c < channels; c++) {
                runningMean.data()[c] = keep(runningMean.data()[c], mean[group(0, c)]);
                runningVar.data()[c] = keep(runningVar.data()[c], keptVariance(var[group(0, c)], count(x)));
            }
        }
        if (!fromBatch) {
            mean = runningMean.data().clone();
            var = runningVar.data().clone();
        }
        for (int i = 0; i < x.size(); i++) {
            int c = channel(x, i);
            y.data()[i] = output(
                    gamma.value().data()[c], normalised(x, i), beta.value().data()[c]);
        }
        firstMean = firstMean == null ? mean : firstMean;
        firstVar = firstVar == null ? var : firstVar;
        mean = kept(firstMean, mean);
        var = kept(firstVar, var);
    }

    /** Which statistics backward uses, those of the first pass or of this one. */
    double[] kept(double[] ofFirst, double[] now) {
        return now;
    }

    boolean usesBatch(Pass pass) {
        return pass.training();
    }

    boolean updates(Pass pass) {
        return pass.training();
    }

    private void statistics(DoubleTensor x) {
        int groups = groups(x.shape().dim(0), channels);
        double[] sums = new double[groups];
        double[] squares = new double[groups];
        double[] differences = new double[groups];
        for (int i = 0; i < x.size(); i++) {
            sums[groupOf(x, i)] += x.data()[i];
            squares[groupOf(x, i)] += x.data()[i] * x.data()[i];
        }
        mean = new double[groups];
        Arrays.setAll(mean, group -> sums[group] / count(x));
        for (int i = 0; i < x.size(); i++) {
            double difference = x.data()[i] - mean[groupOf(x, i)];
            differences[groupOf(x, i)] += difference * difference;
        }
        var = new double[groups];
        Arrays.setAll(var, group -> variance(differences[group], sums[group], squares[group], count(x)));
    }

    /** The variance that the values are normalised by, from the sums of the squared differences from the mean, of the values and of their squares. */
    double variance(double differences, double sum, double squares, double count) {
        return differences / count;
    }

    /** The variance that the running one takes in. */
    double keptVariance(double variance, double count) {
        return variance;
    }

    double keep(double running, double batch) {
        return LayerSpec.BatchNorm.DECAY * running + (1 - LayerSpec.BatchNorm.DECAY) * batch;
    }

    /** What the difference from the mean is multiplied by. */
    double scale(double variance) {
        return 1 / Math.sqrt(variance + LayerSpec.BatchNorm.EPSILON);
    }

    double output(double scale, double normalised, double shift) {
        return scale * normalised + shift;
    }

    /** How many groups share their statistics. */
    int groups(int samples, int channelCount) {
        return channelCount;
    }

    /** Which group the values of a sample's channel belong to. */
    int group(int sample, int channel) {
        return channel;
    }

    @Override
    protected final void backward(DoubleTensor x, DoubleTensor y, DoubleTensor dy, DoubleTensor dx) {
        double[] sum = new double[mean.length];
        double[] product = new double[mean.length];
        for (int i = 0; i < x.size(); i++) {
            int c = channel(x, i);
            double g = dy.data()[i];
            beta.gradient().data()[c] += shiftTerm(g, count(x));
            gamma.gradient().data()[c] += scaleTerm(g, x.data()[i], normalised(x, i), y.data()[i]);
            sum[used(x, i)] += g;
            product[used(x, i)] += g * normalised(x, i);
        }
        for (int i = 0; dx != null && i < x.size(); i++) {
            double factor = gamma.value().data()[channel(x, i)];
            double s = scale(var[used(x, i)]);
            double throughMean = throughBatch(fromBatch) ? sum[used(x, i)] / terms(x) : 0;
            double throughVar = throughBatch(fromBatch) ? normalised(x, i) * product[used(x, i)] / terms(x) : 0;
            dx.data()[i] = inputGradient(factor, s, dy.data()[i], throughMean, throughVar);
        }
    }

    /** What an element adds to the gradient of beta. */
    double shiftTerm(double dy, double count) {
        return dy;
    }

    /** What an element adds to the gradient of gamma. */
    double scaleTerm(double dy, double x, double normalised, double y) {
        return dy * normalised;
    }

    /** Whether dx has the terms through mean and variance. */
    boolean throughBatch(boolean statisticsOfBatch) {
        return statisticsOfBatch;
    }

    /** What the sums of backward are divided by. */
    double terms(DoubleTensor x) {
        return count(x);
    }

    double inputGradient(double scale, double s, double dy, double throughMean, double throughVar) {
        return scale * s * (dy - throughMean - throughVar);
    }

    private double normalised(DoubleTensor x, int i) {
        return (x.data()[i] - mean[used(x, i)]) * scale(var[used(x, i)]);
    }

    private int used(DoubleTensor x, int i) {
        return fromBatch ? groupOf(x, i) : channel(x, i);
    }

    private int groupOf(DoubleTensor x, int i) {
        return group(i / (x.size() / x.shape().dim(0)), channel(x, i));
    }

    private static int channel(DoubleTensor x, int i) {
        return i / LayerSpec.BatchNorm.plane(x.shape()) % x.shape().dim(1);
    }

    /** M, how many values a group has. */
    private double count(DoubleTensor x) {
        return (double) x.size() / groups(x.shape().dim(0), channels);
    }

    @Override
    public final List<Parameter<DoubleTensor>> parameters() {
        return List.of(gamma, beta);
    }

    @Override
    public final List<State<DoubleTensor>> state() {
        return List.of(new State<>("mean", runningMean), new State<>("var", runningVar));
    }
}
