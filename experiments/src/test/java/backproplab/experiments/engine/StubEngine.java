package backproplab.experiments.engine;

import backproplab.datasets.Batch;
import backproplab.experiments.weights.Weights;
import java.util.Optional;

/** An engine without a network, for tests of what drives engines; a test says what it needs. */
public class StubEngine implements Engine {
    @Override
    public EngineKind kind() {
        return EngineKind.MANUAL;
    }

    @Override
    public String backend() {
        return "stub";
    }

    @Override
    public void load(Weights weights) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Weights weights() {
        throw new UnsupportedOperationException();
    }

    @Override
    public EngineState state() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void restore(EngineState state) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void setLearningRate(double rate) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void accept(Batch batch) {
        throw new UnsupportedOperationException();
    }

    @Override
    public double trainStep() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void logits(double[] out) {
        throw new UnsupportedOperationException();
    }

    @Override
    public ThreadPlan tuneThreads(int cores) {
        return ThreadPlan.all(cores);
    }

    @Override
    public Optional<String> firstNonFinite() {
        return Optional.empty();
    }

    @Override
    public void close() {}
}
