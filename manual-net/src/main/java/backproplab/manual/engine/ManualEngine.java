package backproplab.manual.engine;

import backproplab.manual.kernel.Kernels;
import backproplab.manual.layer.Parameter;
import backproplab.manual.layer.State;
import backproplab.manual.model.FastLayers;
import backproplab.manual.model.LayerFactory;
import backproplab.manual.model.LoopLayers;
import backproplab.manual.model.Network;
import backproplab.manual.optim.OptimizerState;
import backproplab.manual.tensor.FloatTensor;
import backproplab.manual.tensor.Tensor;
import backproplab.network.engine.Engine;
import backproplab.network.engine.EngineChecks;
import backproplab.network.engine.EngineState;
import backproplab.network.engine.LayerOutputs;
import backproplab.network.engine.NetworkSettings;
import backproplab.network.engine.ThreadPlan;
import backproplab.network.init.Weights;
import backproplab.network.layer.NetworkSpec;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A hand-written network, fast or textbook, behind the interface of engines.
 *
 * @param <T> the tensor type
 */
public final class ManualEngine<T extends Tensor<T>> implements Engine {
    private final NetworkSpec spec;
    private final LayerFactory<T> factory;
    private final Network<T> network;
    private final int workers;
    private final Runnable release;
    private final int pixelsPerSample;
    private T x;
    private int[] labels = new int[0];

    /**
     * A network of any layers.
     *
     * @param settings the network
     * @param factory makes its layers
     * @param workers how many threads these share
     * @param release called when the engine is closed
     */
    public ManualEngine(NetworkSettings settings, LayerFactory<T> factory, int workers, Runnable release) {
        spec = settings.network();
        this.factory = factory;
        this.workers = workers;
        this.release = release;
        pixelsPerSample = spec.input(1).size();
        network = built(settings);
    }

    /** A network that does not fit the memory leaves no threads behind. */
    private Network<T> built(NetworkSettings settings) {
        boolean made = false;
        try {
            Network<T> built = Network.of(factory, spec.layers(), settings.rule());
            made = true;
            return built;
        } finally {
            if (!made) {
                release.run();
            }
        }
    }

    /**
     * A network of fast layers.
     *
     * @param settings the network
     * @param workers threads that share each pass
     * @return the engine, to be closed
     */
    public static Engine fast(NetworkSettings settings, int workers) {
        Kernels kernels = Kernels.withThreads(workers);
        return new ManualEngine<>(settings, new FastLayers(kernels), workers, kernels::close);
    }

    /**
     * A network of textbook layers.
     *
     * @param settings the network
     * @return the engine
     */
    public static Engine loops(NetworkSettings settings) {
        return new ManualEngine<>(settings, new LoopLayers(), 1, () -> {});
    }

    @Override
    public String backend() {
        return factory.backend();
    }

    @Override
    public void load(Weights weights) {
        for (Parameter<T> parameter : network.parameters()) {
            copy(parameter.name(), parameter.value(), weights);
        }
        for (State<T> state : network.state()) {
            copy(state.name(), state.value(), weights);
        }
    }

    private void checkFit(Weights weights) {
        network.parameters().forEach(parameter -> values(parameter.name(), parameter.value(), weights));
        network.state().forEach(kept -> values(kept.name(), kept.value(), weights));
    }

    static <T extends Tensor<T>> void copy(String name, T tensor, Weights weights) {
        tensor.copyFrom(values(name, tensor, weights));
    }

    private static <T extends Tensor<T>> double[] values(String name, T tensor, Weights weights) {
        double[] values = weights.tensors().get(name);
        if (values == null || values.length != tensor.size()) {
            throw new IllegalArgumentException("tensor " + name + " of the hand-written network has shape "
                    + tensor.shape() + ", " + tensor.size() + " numbers; the weights hold "
                    + (values == null ? "none" : values.length) + " of that name");
        }
        return values;
    }

    @Override
    public Weights weights() {
        Map<String, double[]> tensors = new LinkedHashMap<>();
        network.parameters()
                .forEach(parameter ->
                        tensors.put(parameter.name(), parameter.value().toDoubles()));
        network.state().forEach(state -> tensors.put(state.name(), state.value().toDoubles()));
        return new Weights(tensors);
    }

    @Override
    public EngineState state() {
        OptimizerState optimizer = network.optimizerState();
        return new EngineState(weights(), network.step(), optimizer.steps(), optimizer.values());
    }

    @Override
    public void restore(EngineState state) {
        checkFit(state.weights());
        network.restore(state.steps(), new OptimizerState(state.optimizerSteps(), state.optimizer()));
        load(state.weights());
    }

    /**
     * Copies a batch in.
     *
     * @throws IllegalArgumentException if an array is too short or a label out of range, before anything has changed
     */
    @Override
    public void accept(float[] pixels, int[] classes, int size) {
        EngineChecks.batch(pixels, classes, size, pixelsPerSample, spec.classes());
        if (x == null) {
            x = factory.tensor(spec.input(size));
        } else if (x.shape().dim(0) != size) {
            x = x.fit(spec.input(size));
        }
        if (labels.length < size) {
            labels = new int[size];
        }
        System.arraycopy(classes, 0, labels, 0, size);
        if (x instanceof FloatTensor floats) {
            System.arraycopy(pixels, 0, floats.data(), 0, x.size());
        } else {
            for (int i = 0; i < x.size(); i++) {
                x.set(i, pixels[i]);
            }
        }
    }

    private T batch() {
        EngineChecks.loaded(x != null);
        return x;
    }

    @Override
    public double gradients() {
        return network.gradients(batch(), labels);
    }

    @Override
    public double[] gradient(String name) {
        return network.parameters().stream()
                .filter(parameter -> parameter.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no trained tensor " + name))
                .gradient()
                .toDoubles();
    }

    @Override
    public double trainStep(double learningRate) {
        EngineChecks.rate(learningRate);
        return network.trainStep(batch(), labels, learningRate);
    }

    @Override
    public void logits(double[] out) {
        T logits = network.logits(batch());
        for (int i = 0; i < logits.size(); i++) {
            out[i] = logits.get(i);
        }
    }

    @Override
    public void outputs(LayerOutputs shown) {
        network.show(batch(), (layer, output) -> shown.output(layer, output.toDoubles()));
    }

    /** Fewer workers were never faster here: it stays with those that it was created with. */
    @Override
    public ThreadPlan tuneThreads(int cores) {
        return ThreadPlan.all(workers);
    }

    @Override
    public Optional<String> firstNonFinite() {
        return network.firstNonFinite(batch());
    }

    @Override
    public void close() {
        release.run();
    }
}
