package backproplab.dl4j;

import backproplab.dl4j.LayerPlan.Shape;
import java.util.List;
import java.util.Optional;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A network of Deeplearning4j, driven by plain arrays.
 *
 * <p>Life cycle: {@link Dl4jModelBuilder#build}, set the parameters, then for every batch {@link #load} (the hand-over, not
 * timed) and {@link #trainStep} (timed), or {@link #logits}; at the end {@link #close}, which frees memory outside the heap.
 * Not for use by two threads at once.
 */
public final class Dl4jNetwork implements AutoCloseable {

    private final BuiltNetwork built;
    private final ComputationGraph net;
    private final NamedParameters parameters;
    private final BatchBuffers batch;
    private boolean gradientsReady;
    private boolean closed;

    private Dl4jNetwork(BuiltNetwork built, BatchBuffers batch) {
        this.built = built;
        this.net = built.net();
        this.parameters = new NamedParameters(built);
        this.batch = batch;
    }

    static Dl4jNetwork create(Shape input, List<LayerPlan> plans, TrainingSettings settings, DropoutMasks masks) {
        Dl4jBackend.prepare();
        BuiltNetwork built = NetworkFactory.build(plans, settings, masks);
        boolean flat = NetworkFactory.startsFlat(plans);
        return new Dl4jNetwork(
                built,
                new BatchBuffers(
                        input, flat, built.classes(), settings.precision().dataType()));
    }

    /**
     * Names of all trained parameters in the order of the layers: "fc1.weight", "fc1.bias", "bn1.gamma", "bn1.beta", ...
     *
     * @return an unmodifiable list
     */
    public List<String> parameterNames() {
        return parameters.names(TensorKind::trained);
    }

    /**
     * Names of the running statistics of batch norm in the order of the layers: "bn1.mean", "bn1.var", ... They are read and
     * written as parameters are, but have no gradient: training steps move them by their own rule.
     *
     * @return an unmodifiable list
     */
    public List<String> statisticNames() {
        return parameters.names(kind -> !kind.trained());
    }

    /**
     * Names of all that must be saved to get the same network again: parameters and statistics, layer by layer.
     *
     * @return an unmodifiable list
     */
    public List<String> tensorNames() {
        return parameters.names(kind -> true);
    }

    /**
     * Shape in the neutral layout: linear weight [in, out], convolution weight [out, in, kernel, kernel], bias [out], gamma,
     * beta, mean and var [C].
     *
     * @param name a name of {@link #tensorNames}
     * @return a new array
     * @throws IllegalArgumentException if there is no such tensor
     */
    public int[] parameterShape(String name) {
        return parameters.shape(name);
    }

    /**
     * Number of all trained values; running statistics, which DL4J counts too, are left out.
     *
     * @return the count
     */
    public long parameterCount() {
        return parameters.trainedCount();
    }

    /**
     * Number of logits per sample, K.
     *
     * @return at least 1
     */
    public int classes() {
        return built.classes();
    }

    /**
     * Copies a parameter or a statistic out, row-major in the neutral layout; a float widens exactly.
     *
     * @param name a name of {@link #tensorNames}
     * @return a new array
     * @throws IllegalArgumentException if there is no such tensor
     */
    public double[] parameter(String name) {
        requireOpen();
        return parameters.get(name);
    }

    /**
     * Copies a parameter or a statistic in; in float precision the values are rounded.
     *
     * @param name   a name of {@link #tensorNames}
     * @param values row-major in the neutral layout
     * @throws IllegalArgumentException if there is no such tensor or the length is not its size
     */
    public void setParameter(String name, double[] values) {
        requireOpen();
        parameters.set(name, values);
        gradientsReady = false;
    }

    /**
     * Gradient of the last {@link #computeGradients}: of the mean loss over the batch plus the L2 term, so for a weight it
     * is {@code sum over the batch / N + 2 * l2Reg * W} and for a bias, gamma or beta without the second part. Clipping is
     * part of a training step and not seen here.
     *
     * <p>DL4J itself keeps the sum over the batch and divides in its updater; this method has divided already.
     *
     * @param name a name of {@link #parameterNames}
     * @return a new array, row-major in the neutral layout
     * @throws IllegalArgumentException if there is no such parameter, or it is a statistic
     * @throws IllegalStateException    if no gradients were computed since the last step or change of a parameter
     */
    public double[] gradient(String name) {
        requireOpen();
        if (!gradientsReady) {
            throw new IllegalStateException("no gradient of " + name + ": call computeGradients() first");
        }
        return parameters.gradient(name, batch.size());
    }

    /**
     * Copies a batch into ND4J arrays, labels as one-hot rows; on a GPU it has arrived there when this returns.
     *
     * @param pixels N x C x H x W, row-major; may be longer than the batch
     * @param labels classes in [0, K); may be longer than the batch
     * @param size   N, at least 1; it may differ from batch to batch
     * @throws IllegalArgumentException if an array is too short or a label out of range
     */
    public void load(float[] pixels, int[] labels, int size) {
        requireOpen();
        batch.load(pixels, labels, size);
        gradientsReady = false;
    }

    /**
     * Forward, backward and update on the loaded batch; all of it is done when this returns, on a GPU too.
     *
     * @return the mean loss over the batch before the update, plus the L2 term
     * @throws IllegalStateException      if no batch is loaded
     * @throws UnsupportedByDl4jException if there is batch norm of flat rows and the batch has one sample
     */
    public double trainStep() {
        requireBatch();
        built.checkTrainable(batch.size());
        gradientsReady = false;
        net.fit(new INDArray[] {batch.features()}, new INDArray[] {batch.labels()});
        built.stepsDone().incrementAndGet();
        double loss = net.score();
        // The loss is known before the update is done.
        Dl4jBackend.synchronize();
        return loss;
    }

    /**
     * Forward and backward on the loaded batch in training mode, without an update; the step counter and the running
     * statistics stand still.
     *
     * @return the mean loss over the batch, plus the L2 term
     * @throws IllegalStateException      if no batch is loaded
     * @throws UnsupportedByDl4jException if there is batch norm of flat rows and the batch has one sample
     */
    public double computeGradients() {
        requireBatch();
        built.checkTrainable(batch.size());
        net.setInput(0, batch.features());
        net.setLabels(batch.labels());
        net.computeGradientAndScore();
        gradientsReady = true;
        return net.score();
    }

    /**
     * Forward pass of the loaded batch in evaluation mode.
     *
     * @param out receives N x K raw logits, row-major; may be longer
     * @throws IllegalArgumentException if out is too short
     * @throws IllegalStateException    if no batch is loaded
     */
    public void logits(float[] out) {
        try (INDArray result = forward(out.length)) {
            float[] values = HostCopies.toFloats(result);
            System.arraycopy(values, 0, out, 0, values.length);
        }
    }

    /**
     * Forward pass of the loaded batch in evaluation mode, in full precision.
     *
     * @param out receives N x K raw logits, row-major; may be longer
     * @throws IllegalArgumentException if out is too short
     * @throws IllegalStateException    if no batch is loaded
     */
    public void logits(double[] out) {
        try (INDArray result = forward(out.length)) {
            double[] values = HostCopies.toDoubles(result);
            System.arraycopy(values, 0, out, 0, values.length);
        }
    }

    /**
     * Looks for NaN and infinity along an evaluation forward pass of the loaded batch.
     *
     * @return the first place whose parameters or outputs are not finite: "input", a layer's name (the nonlinearity right
     *     after it included), or for layers without a name what they are and come after, such as "maxpool after conv1"
     * @throws IllegalStateException if no batch is loaded
     */
    public Optional<String> firstNonFinite() {
        requireBatch();
        return FiniteCheck.firstNonFinite(built, batch.features());
    }

    /**
     * Sets the learning rate of the following steps; velocities and averages stay.
     *
     * @param learningRate finite, at least 0
     * @throws IllegalArgumentException if it is not
     */
    public void setLearningRate(double learningRate) {
        TrainingSettings.checkLearningRate(learningRate);
        built.rate().set(learningRate);
    }

    /**
     * How many training steps were made; the dropout masks and Adam's bias correction read it.
     *
     * @return 0 at first
     */
    public long stepsMade() {
        return built.stepsDone().get();
    }

    /**
     * What the updaters remember: velocities, sums or averages of all layers, in DL4J's own order.
     *
     * @return a new array; empty for plain gradient descent
     */
    public double[] updaterState() {
        requireOpen();
        INDArray state = net.getUpdater().getUpdaterStateViewArray();
        return state == null ? new double[0] : HostCopies.toDoubles(state);
    }

    /**
     * Goes on as a network of the same layers and updaters would that had made these steps; parameters and statistics are to be
     * set by the caller.
     *
     * @param steps how many
     * @param state from {@link #updaterState}
     * @throws IllegalArgumentException if the state is of another length
     */
    public void restore(long steps, double[] state) {
        requireOpen();
        INDArray view = net.getUpdater().getUpdaterStateViewArray();
        long length = view == null ? 0 : view.length();
        if (state.length != length) {
            throw new IllegalArgumentException(
                    "updater state of " + state.length + " numbers; this network keeps " + length);
        }
        if (view != null) {
            try (INDArray values = Nd4j.createFromArray(state)) {
                view.assign(values.reshape(view.shape()));
            }
        }
        built.stepsDone().set(steps);
        net.getConfiguration().setIterationCount(Math.toIntExact(steps));
        gradientsReady = false;
    }

    /** Frees the arrays outside the heap; afterwards only names, shapes and counts answer. */
    @Override
    public void close() {
        if (!closed) {
            closed = true;
            batch.close();
            net.close();
        }
    }

    private INDArray forward(int room) {
        requireBatch();
        int needed = batch.size() * built.classes();
        if (room < needed) {
            throw new IllegalArgumentException(
                    "logits of " + batch.size() + " samples need " + needed + " places, not " + room);
        }
        return net.outputSingle(false, batch.features());
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("the network is closed");
        }
    }

    private void requireBatch() {
        requireOpen();
        if (batch.size() == 0) {
            throw new IllegalStateException("no batch is loaded: call load(pixels, labels, size) first");
        }
    }
}
