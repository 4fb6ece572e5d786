package backproplab.dl4j;

import backproplab.dl4j.tune.NetworkMode;
import backproplab.network.engine.Engine;
import backproplab.network.engine.EngineChecks;
import backproplab.network.engine.EngineState;
import backproplab.network.engine.LayerOutputs;
import backproplab.network.engine.NetworkSettings;
import backproplab.network.engine.ThreadPlan;
import backproplab.network.engine.TriedSetting;
import backproplab.network.init.Weights;
import backproplab.network.layer.NetworkSpec;
import backproplab.network.layer.TensorSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A network of Deeplearning4j, driven by plain arrays. It trains with the threads that {@link Dl4jBackend#setThreads} has set for the
 * process; making an engine changes nothing there. It is built in the {@link NetworkMode} that {@link #tuneThreads} found for a network like it in this
 * process, else in the usual one.
 *
 * <p>{@link #close} frees memory outside the heap.
 */
public final class Dl4jEngine implements Engine {

    private final NetworkSettings settings;
    private final Precision precision;
    private final NetworkMode mode;
    private final BuiltNetwork built;
    private final ComputationGraph net;
    private final NamedParameters parameters;
    private final BatchBuffers batch;
    private final String backend;
    private List<TriedSetting> tried = List.of();
    private boolean gradientsReady;
    private boolean closed;

    /**
     * A network with DL4J's own initial weights.
     *
     * @param settings the network; the last layer must be linear, its outputs are the logits
     * @param precision number type of everything
     * @throws IllegalArgumentException if the last layer is not linear
     */
    public Dl4jEngine(NetworkSettings settings, Precision precision) {
        this(settings, precision, mode(settings, precision));
    }

    private Dl4jEngine(NetworkSettings settings, Precision precision, NetworkMode mode) {
        this.settings = settings;
        this.precision = precision;
        this.mode = mode;
        NetworkSpec network = settings.network();
        built = NetworkFactory.build(settings, precision, mode);
        net = built.net();
        parameters = new NamedParameters(built);
        batch = new BatchBuffers(
                network.sample(), NetworkFactory.startsFlat(network), built.classes(), precision.dataType());
        backend = Dl4jBackend.name();
    }

    private static NetworkMode mode(NetworkSettings settings, Precision precision) {
        Dl4jBackend.prepare();
        return ChosenModes.of(settings.network(), precision);
    }

    /** The same network with the same weights and batch in another mode; to be closed. */
    Dl4jEngine copy(NetworkMode other) {
        Dl4jEngine copy = new Dl4jEngine(settings, precision, other);
        copy.load(weights());
        copy.batch.load(batch);
        return copy;
    }

    /** How this network was built. */
    NetworkMode mode() {
        return mode;
    }

    /** Networks like this one are built so from now on. */
    void chooseMode(NetworkMode chosen) {
        ChosenModes.remember(settings.network(), precision, chosen);
    }

    @Override
    public String backend() {
        return backend;
    }

    /**
     * Names of all trained parameters in the order of the layers: "fc1.weight", "fc1.bias", "bn1.gamma", "bn1.beta", ...
     *
     * @return an unmodifiable list
     */
    List<String> parameterNames() {
        return parameters.names(TensorSpec.Role::trained);
    }

    /**
     * Names of all that must be saved to get the same network again: parameters and statistics, layer by layer.
     *
     * @return an unmodifiable list
     */
    List<String> tensorNames() {
        return parameters.names(role -> true);
    }

    /** Shape in the neutral layout. */
    int[] parameterShape(String name) {
        return parameters.shape(name);
    }

    /** Number of all trained values; running statistics, which DL4J counts too, are left out. */
    long parameterCount() {
        return parameters.trainedCount();
    }

    /** Number of logits per sample, K. */
    int classes() {
        return built.classes();
    }

    /** Copies a parameter or a statistic out, row-major in the neutral layout; a float widens exactly. */
    double[] parameter(String name) {
        requireOpen();
        return parameters.get(name);
    }

    /** Copies a parameter or a statistic in; in float precision the values are rounded. */
    void setParameter(String name, double[] values) {
        requireOpen();
        parameters.set(name, values);
        gradientsReady = false;
    }

    @Override
    public void load(Weights weights) {
        tensorNames().forEach(name -> setParameter(name, weights.tensors().get(name)));
    }

    @Override
    public Weights weights() {
        Map<String, double[]> tensors = new LinkedHashMap<>();
        tensorNames().forEach(name -> tensors.put(name, parameter(name)));
        return new Weights(tensors);
    }

    /**
     * Copies a batch into ND4J arrays, labels as one-hot rows; on a GPU it has arrived there when this returns.
     *
     * @throws IllegalArgumentException if an array is too short or a label out of range
     */
    @Override
    public void accept(float[] pixels, int[] labels, int size) {
        requireOpen();
        batch.load(pixels, labels, size);
        gradientsReady = false;
    }

    /**
     * Forward, backward and update; all of it is done when this returns, on a GPU too.
     *
     * @throws IllegalStateException      if no batch is accepted
     * @throws IllegalArgumentException   if the rate is not finite or below 0
     * @throws UnsupportedByDl4jException if there is batch norm of flat rows and the batch has one sample
     */
    @Override
    public double trainStep(double learningRate) {
        EngineChecks.rate(learningRate);
        requireBatch();
        built.checkTrainable(batch.size());
        gradientsReady = false;
        built.rate().set(learningRate);
        net.fit(new INDArray[] {batch.features()}, new INDArray[] {batch.labels()});
        built.stepsDone().incrementAndGet();
        double loss = net.score();
        // The loss is known before the update is done.
        Dl4jBackend.synchronize();
        return loss;
    }

    /**
     * Forward and backward in training mode; the step counter and the running statistics stand still.
     *
     * @throws IllegalStateException      if no batch is accepted
     * @throws UnsupportedByDl4jException if there is batch norm of flat rows and the batch has one sample
     */
    @Override
    public double gradients() {
        requireBatch();
        built.checkTrainable(batch.size());
        net.setInput(0, batch.features());
        net.setLabels(batch.labels());
        net.computeGradientAndScore();
        gradientsReady = true;
        return net.score();
    }

    /**
     * Gradient of the last {@link #gradients}: for a weight {@code sum over the batch / N + 2 reg W}, for the others without the
     * second part. DL4J itself keeps the sum over the batch and divides in its updater; this method has divided already.
     *
     * @throws IllegalArgumentException if there is no such parameter, or it is a statistic
     * @throws IllegalStateException    if no gradients were computed since the last step or change of a parameter
     */
    @Override
    public double[] gradient(String name) {
        requireOpen();
        if (!gradientsReady) {
            throw new IllegalStateException("no gradient of " + name + ": call gradients() first");
        }
        return parameters.gradient(name, batch.size());
    }

    /**
     * Forward pass in evaluation mode.
     *
     * @throws IllegalArgumentException if out is too short
     * @throws IllegalStateException    if no batch is accepted
     */
    @Override
    public void logits(double[] out) {
        try (INDArray result = forward(out.length)) {
            double[] values = HostCopies.toDoubles(result);
            System.arraycopy(values, 0, out, 0, values.length);
        }
    }

    /**
     * Forward pass in evaluation mode.
     *
     * @throws IllegalStateException if no batch is accepted
     */
    @Override
    public void outputs(LayerOutputs shown) {
        requireBatch();
        Map<String, INDArray> outputs = net.feedForward(new INDArray[] {batch.features()}, false);
        for (BuiltNetwork.Node node : built.nodes()) {
            if (node.last() != null) {
                shown.output(node.last(), HostCopies.toDoubles(outputs.get(node.vertex())));
            }
        }
    }

    /**
     * Looks for NaN and infinity along an evaluation forward pass.
     *
     * @return the first place whose parameters or outputs are not finite: "input", a layer's name (the nonlinearity right
     *     after it included), or for layers without parameters what they are and come after, such as "maxpool after conv1"
     * @throws IllegalStateException if no batch is accepted
     */
    @Override
    public Optional<String> firstNonFinite() {
        requireBatch();
        return FiniteCheck.firstNonFinite(built, batch.features());
    }

    @Override
    public ThreadPlan tuneThreads(int cores) {
        SettingSearch search = new SettingSearch(this);
        ThreadPlan fastest = search.run(cores);
        tried = search.tried();
        return fastest;
    }

    @Override
    public List<TriedSetting> triedSettings() {
        return tried;
    }

    /** On a GPU nothing is chosen. */
    @Override
    public String setting() {
        return Dl4jBackend.onGpu() ? "" : SettingSearch.text(mode, Dl4jBackend.threads());
    }

    /** What the updaters remember is one array for all layers, in DL4J's own order; empty for plain gradient descent. */
    @Override
    public EngineState state() {
        INDArray view = net.getUpdater().getUpdaterStateViewArray();
        double[] remembered = view == null ? new double[0] : HostCopies.toDoubles(view);
        return new EngineState(weights(), built.stepsDone().get(), 0, List.of(remembered));
    }

    @Override
    public void restore(EngineState state) {
        requireOpen();
        if (state.optimizer().size() != 1) {
            throw new IllegalArgumentException(
                    state.optimizer().size() + " arrays of updater state; Deeplearning4j keeps one for all layers");
        }
        double[] remembered = state.optimizer().get(0);
        INDArray view = net.getUpdater().getUpdaterStateViewArray();
        long length = view == null ? 0 : view.length();
        if (remembered.length != length) {
            throw new IllegalArgumentException(
                    "updater state of " + remembered.length + " numbers; this network keeps " + length);
        }
        load(state.weights());
        if (view != null) {
            try (INDArray values = Nd4j.createFromArray(remembered)) {
                view.assign(values.reshape(view.shape()));
            }
        }
        built.stepsDone().set(state.steps());
        net.getConfiguration().setIterationCount(Math.toIntExact(state.steps()));
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
        EngineChecks.loaded(batch.size() > 0);
    }
}
