package backproplab.torch;

import ai.djl.Device;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.JniUtils;
import backproplab.network.engine.Engine;
import backproplab.network.engine.EngineChecks;
import backproplab.network.engine.EngineState;
import backproplab.network.engine.LayerOutputs;
import backproplab.network.engine.NetworkSettings;
import backproplab.network.engine.ThreadPlan;
import backproplab.network.engine.TriedSetting;
import backproplab.network.init.Weights;
import backproplab.torch.LayerChain.NamedTorchLayer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A network of PyTorch, driven by plain arrays. It trains with the threads that {@link TorchBackend#setThreads} has set; making an
 * engine changes nothing there. Engines of several threads do not disturb each other.
 *
 * <p>Each step computes on fresh leaves that share the parameters' memory, so that gradients need no clearing, and closes the manager
 * of all that it made.
 *
 * <p>{@link #close} ends the tensors of the network; parameters and what the rule remembers lie in buffers outside the heap, which go with the next garbage
 * collection.
 */
public final class TorchEngine implements Engine {

    private final PtNDManager manager;
    private final LayerChain layers;
    private final Map<String, StoredTensor> tensors = new LinkedHashMap<>();
    private final List<StoredTensor> trained;
    private final UpdateRule rule;
    private final ImageBatch batch;
    private final int classes;
    private final Map<String, double[]> gradients = new HashMap<>();
    private List<TriedSetting> tried = List.of();
    private long steps;
    private boolean closed;

    /**
     * A network whose parameters are zero.
     *
     * @param settings the network
     * @param precision number type of everything
     * @throws backproplab.network.engine.EngineUnavailableException if PyTorch cannot run here
     */
    public TorchEngine(NetworkSettings settings, Precision precision) {
        this(settings, precision, ImageLayout.CHANNELS_FIRST);
    }

    TorchEngine(NetworkSettings settings, Precision precision, ImageLayout images) {
        manager = TorchBackend.newManager();
        layers = new LayerFactory(manager, images, precision)
                .chain(settings.network().layers(), "");
        layers.layers().stream()
                .flatMap(layer -> layer.tensors().stream())
                .forEach(tensor -> tensors.put(tensor.spec().name(), tensor));
        trained = tensors.values().stream()
                .filter(tensor -> tensor.spec().role().trained())
                .toList();
        rule = new UpdateRule(settings.rule(), trained, images, precision, manager);
        batch = new ImageBatch(manager, settings, images, precision);
        classes = settings.network().classes();
    }

    @Override
    public String backend() {
        return TorchBackend.CPU;
    }

    @Override
    public void load(Weights weights) {
        requireOpen();
        for (StoredTensor tensor : tensors.values()) {
            String name = tensor.spec().name();
            double[] values = weights.tensors().get(name);
            if (values == null || values.length != tensor.spec().shape().size()) {
                throw new IllegalArgumentException("tensor " + name + " of PyTorch has shape "
                        + tensor.spec().shape() + ", " + tensor.spec().shape().size()
                        + " numbers; the weights hold " + (values == null ? "none" : values.length)
                        + " of that name");
            }
        }
        tensors.forEach((name, tensor) -> tensor.set(weights.tensors().get(name)));
        gradients.clear();
    }

    @Override
    public Weights weights() {
        requireOpen();
        Map<String, double[]> values = new LinkedHashMap<>();
        tensors.forEach((name, tensor) -> values.put(name, tensor.get()));
        return new Weights(values);
    }

    /** What the rule remembers is one array for each slot of each trained tensor, in the neutral layout. */
    @Override
    public EngineState state() {
        return new EngineState(weights(), steps, rule.steps(), rule.state());
    }

    @Override
    public void restore(EngineState state) {
        rule.restore(state.optimizerSteps(), state.optimizer());
        load(state.weights());
        steps = state.steps();
    }

    /**
     * Copies a batch into memory that PyTorch reads too.
     *
     * @throws IllegalArgumentException if an array is too short or a label out of range
     */
    @Override
    public void accept(float[] pixels, int[] labels, int size) {
        requireOpen();
        batch.load(pixels, labels, size);
        gradients.clear();
    }

    /**
     * Forward, backward and update. A loss that is not finite leaves the parameters as they were, so that {@link #firstNonFinite} can
     * still find where it came from.
     *
     * @throws IllegalStateException    if no batch is accepted
     * @throws IllegalArgumentException if the rate is not finite or below 0
     */
    @Override
    public double trainStep(double learningRate) {
        EngineChecks.rate(learningRate);
        requireBatch();
        gradients.clear();
        try (Step step = new Step()) {
            if (Double.isFinite(step.loss())) {
                rule.step(step.backward(rule.slope(learningRate)), learningRate);
                steps++;
            }
            return step.loss();
        }
    }

    /**
     * Forward and backward in training mode; the step counter stands still, the running statistics move.
     *
     * @throws IllegalStateException if no batch is accepted
     */
    @Override
    public double gradients() {
        requireBatch();
        try (Step step = new Step()) {
            List<PtNDArray> all = step.backward(1);
            for (int i = 0; i < all.size(); i++) {
                StoredTensor tensor = trained.get(i);
                gradients.put(tensor.spec().name(), tensor.neutral(all.get(i)));
            }
            return step.loss();
        }
    }

    /**
     * Gradient of the last {@link #gradients}.
     *
     * @throws IllegalArgumentException if there is no such parameter, or it is a statistic
     * @throws IllegalStateException    if no gradients were computed since the last step or change of a parameter
     */
    @Override
    public double[] gradient(String name) {
        if (trained.stream().noneMatch(tensor -> tensor.spec().name().equals(name))) {
            throw new IllegalArgumentException("no trained tensor " + name);
        }
        double[] gradient = gradients.get(name);
        if (gradient == null) {
            throw new IllegalStateException("no gradient of " + name + ": call gradients() first");
        }
        return gradient.clone();
    }

    /**
     * Forward pass in evaluation mode.
     *
     * @throws IllegalArgumentException if out is too short
     * @throws IllegalStateException    if no batch is accepted
     */
    @Override
    public void logits(double[] out) {
        requireBatch();
        int needed = batch.size() * classes;
        if (out.length < needed) {
            throw new IllegalArgumentException(
                    "logits of " + batch.size() + " samples need " + needed + " places, not " + out.length);
        }
        try (PtNDManager pass = manager.newSubManager(Device.cpu())) {
            double[] values = HostCopies.toDoubles(layers.forward(input(pass), ForwardPass.evaluation(pass)));
            System.arraycopy(values, 0, out, 0, values.length);
        }
    }

    @Override
    public ThreadPlan tuneThreads(int cores) {
        ThreadTuner tuner = new ThreadTuner();
        ThreadPlan best = tuner.fastest(this, cores);
        tried = tuner.tried();
        return best;
    }

    @Override
    public List<TriedSetting> triedSettings() {
        return tried;
    }

    /**
     * Forward pass in evaluation mode. What happens inside residual blocks is not shown.
     *
     * @throws IllegalStateException if no batch is accepted
     */
    @Override
    public void outputs(LayerOutputs shown) {
        requireBatch();
        try (PtNDManager pass = manager.newSubManager(Device.cpu())) {
            PtNDArray at = input(pass);
            for (NamedTorchLayer named : layers.layers()) {
                at = named.layer().forward(at, ForwardPass.evaluation(pass));
                shown.output(named.name(), HostCopies.toDoubles(at));
            }
        }
    }

    /**
     * Looks for NaN and infinity along an evaluation forward pass.
     *
     * @return the first layer whose parameters or outputs are not finite
     * @throws IllegalStateException if no batch is accepted
     */
    @Override
    public Optional<String> firstNonFinite() {
        requireBatch();
        try (PtNDManager manager = this.manager.newSubManager(Device.cpu())) {
            ForwardPass pass = ForwardPass.evaluation(manager);
            PtNDArray at = input(manager);
            for (NamedTorchLayer named : layers.layers()) {
                at = named.layer().forward(at, pass);
                if (!HostCopies.isFinite(at)
                        || !named.tensors().stream().allMatch(tensor -> HostCopies.isFinite(tensor.value()))) {
                    return Optional.of(named.name());
                }
            }
            return Optional.empty();
        }
    }

    /** Frees the tensors outside the heap. */
    @Override
    public void close() {
        if (!closed) {
            closed = true;
            batch.close();
            manager.close();
        }
    }

    /** The batch as a tensor of a pass, to which DJL will give all that comes of it. */
    private PtNDArray input(PtNDManager pass) {
        PtNDArray x = JniUtils.detachGradient(batch.input());
        x.attach(pass);
        return x;
    }

    /** How many tensors and managers this network holds. */
    int openTensors() {
        return manager.getManagedArrays().size();
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

    /** One way forward in training mode, and what is needed for the way back. */
    private final class Step implements AutoCloseable {
        private final PtNDManager own = manager.newSubManager(Device.cpu());
        private final Map<StoredTensor, PtNDArray> leaves = new HashMap<>();
        private PtNDArray loss;
        private double value;

        Step() {
            boolean done = false;
            try {
                trained.forEach(tensor -> leaves.put(tensor, tensor.leaf(own)));
                Recording.on(() ->
                        loss = crossEntropy(layers.forward(input(own), new ForwardPass(own, true, steps, leaves))));
                value = HostCopies.toDouble(loss) + rule.penalty();
                done = true;
            } finally {
                // Nobody else could: where memory is short there is no step yet to be closed.
                if (!done) {
                    own.close();
                }
            }
        }

        /** {@code -(1/N) sum_n sum_k t[n][k] log softmax(z)[n][k]}, by PyTorch's log-sum-exp. */
        private PtNDArray crossEntropy(PtNDArray logits) {
            PtNDArray logarithms = JniUtils.logSoftmax(logits, 1, logits.getDataType());
            PtNDArray sum = JniUtils.sum(JniUtils.mul(logarithms, batch.targets()));
            return Scalars.product(sum, -1.0 / batch.size());
        }

        /** Penalty included. */
        double loss() {
            return value;
        }

        /** Gradients in the order of the trained tensors, penalty included, as if the loss were this many times itself. */
        List<PtNDArray> backward(double slope) {
            JniUtils.backward(loss, Scalars.like(loss, slope), false, false);
            List<PtNDArray> result = new ArrayList<>();
            for (StoredTensor tensor : trained) {
                result.add(JniUtils.getGradient(leaves.get(tensor)));
            }
            rule.addPenalty(result, slope);
            return result;
        }

        @Override
        public void close() {
            own.close();
        }
    }
}
