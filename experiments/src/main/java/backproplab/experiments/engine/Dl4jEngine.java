package backproplab.experiments.engine;

import backproplab.datasets.Batch;
import backproplab.dl4j.Dl4jBackend;
import backproplab.dl4j.Dl4jNetwork;
import backproplab.dl4j.Precision;
import backproplab.dl4j.ThreadTuner;
import backproplab.network.init.Weights;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A Deeplearning4j network behind the interfaces of engines. */
final class Dl4jEngine implements Engine, Probe {
    private final EngineKind kind;
    private final Dl4jNetwork network;
    private final String backend;

    Dl4jEngine(NetworkSettings settings, Precision precision, ThreadPlan threads) {
        this(EngineKind.DL4J, settings, precision, threads);
    }

    Dl4jEngine(EngineKind kind, NetworkSettings settings, Precision precision, ThreadPlan threads) {
        this.kind = kind;
        Dl4jBackend.setThreads(new Dl4jBackend.Threads(threads.workers(), threads.blas()));
        backend = Dl4jBackend.info().backend();
        network = Dl4jNetworkBuilder.build(settings, precision);
    }

    @Override
    public EngineKind kind() {
        return kind;
    }

    @Override
    public String backend() {
        return backend;
    }

    @Override
    public void load(Weights weights) {
        network.tensorNames()
                .forEach(name -> network.setParameter(name, weights.tensors().get(name)));
    }

    @Override
    public Weights weights() {
        Map<String, double[]> tensors = new LinkedHashMap<>();
        network.tensorNames().forEach(name -> tensors.put(name, network.parameter(name)));
        return new Weights(tensors);
    }

    @Override
    public EngineState state() {
        return new EngineState(weights(), network.stepsMade(), 0, List.of(network.updaterState()));
    }

    @Override
    public void restore(EngineState state) {
        if (state.optimizer().size() != 1) {
            throw new IllegalArgumentException(
                    state.optimizer().size() + " arrays of updater state; Deeplearning4j keeps one for all layers");
        }
        load(state.weights());
        network.restore(state.steps(), state.optimizer().get(0));
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
    public void accept(float[] pixels, int[] labels, int size) {
        network.load(pixels, labels, size);
    }

    @Override
    public double gradients() {
        return network.computeGradients();
    }

    @Override
    public double[] gradient(String name) {
        return network.gradient(name);
    }

    @Override
    public double trainStep() {
        return network.trainStep();
    }

    @Override
    public void logits(double[] out) {
        network.logits(out);
    }

    @Override
    public ThreadPlan tuneThreads(int cores) {
        Dl4jBackend.Threads fastest = ThreadTuner.fastest(network, cores);
        return new ThreadPlan(fastest.omp(), fastest.blas());
    }

    @Override
    public Optional<String> firstNonFinite() {
        return network.firstNonFinite();
    }

    @Override
    public void close() {
        network.close();
    }
}
