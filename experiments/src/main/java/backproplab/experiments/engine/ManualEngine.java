package backproplab.experiments.engine;

import backproplab.datasets.Batch;
import backproplab.manual.kernel.Kernels;
import backproplab.manual.layer.Parameter;
import backproplab.manual.layer.State;
import backproplab.manual.model.FastLayers;
import backproplab.manual.model.LayerFactory;
import backproplab.manual.model.LoopLayers;
import backproplab.manual.model.Network;
import backproplab.manual.optim.OptimizerState;
import backproplab.manual.tensor.DoubleTensor;
import backproplab.manual.tensor.FloatTensor;
import backproplab.manual.tensor.Tensor;
import backproplab.network.init.Weights;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A hand-written network, fast or textbook, behind the interfaces of engines.
 *
 * @param <T> the tensor type
 */
final class ManualEngine<T extends Tensor<T>> implements Engine, Probe {
    private final EngineKind kind;
    private final NetworkSettings settings;
    private final LayerFactory<T> factory;
    private final Network<T> network;
    private final Runnable release;
    private T x;
    private int[] labels = new int[0];

    ManualEngine(EngineKind kind, NetworkSettings settings, LayerFactory<T> factory, Runnable release) {
        this.kind = kind;
        this.settings = settings;
        this.factory = factory;
        this.release = release;
        network = ManualNetworkBuilder.build(factory, settings);
    }

    static Engine manual(NetworkSettings settings, ThreadPlan threads) {
        Kernels kernels = Kernels.withThreads(threads.workers());
        return new ManualEngine<FloatTensor>(EngineKind.MANUAL, settings, new FastLayers(kernels), kernels::close);
    }

    static Engine loops(NetworkSettings settings) {
        return new ManualEngine<DoubleTensor>(EngineKind.LOOPS, settings, new LoopLayers(), () -> {});
    }

    @Override
    public EngineKind kind() {
        return kind;
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

    private static <T extends Tensor<T>> void copy(String name, T tensor, Weights weights) {
        double[] values = weights.tensors().get(name);
        if (values == null || values.length != tensor.size()) {
            throw new IllegalArgumentException("tensor " + name + " of the hand-written network has shape "
                    + tensor.shape() + ", " + tensor.size() + " numbers; the weights hold "
                    + (values == null ? "none" : values.length) + " of that name");
        }
        tensor.copyFrom(values);
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
        load(state.weights());
        network.restore(state.steps(), new OptimizerState(state.optimizerSteps(), state.optimizer()));
    }

    @Override
    public void setLearningRate(double rate) {
        network.setLearningRate(rate);
    }

    @Override
    public void accept(Batch batch) {
        accept(batch.pixels(), batch.labels(), batch.size());
    }

    @Override
    public void accept(float[] pixels, int[] classes, int size) {
        if (x == null) {
            x = factory.tensor(settings.input(size));
        } else if (x.shape().dim(0) != size) {
            x = x.fit(settings.input(size));
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

    @Override
    public double gradients() {
        return network.gradients(x, labels);
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
    public double trainStep() {
        return network.trainStep(x, labels);
    }

    @Override
    public void logits(double[] out) {
        T logits = network.logits(x);
        for (int i = 0; i < logits.size(); i++) {
            out[i] = logits.get(i);
        }
    }

    /** More workers were never slower here: what was created with all cores stays so. */
    @Override
    public ThreadPlan tuneThreads(int cores) {
        return ThreadPlan.all(kind == EngineKind.LOOPS ? 1 : cores);
    }

    @Override
    public Optional<String> firstNonFinite() {
        return network.firstNonFinite(x);
    }

    @Override
    public void close() {
        release.run();
    }
}
