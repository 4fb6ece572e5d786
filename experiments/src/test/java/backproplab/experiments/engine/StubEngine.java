package backproplab.experiments.engine;

import backproplab.datasets.Batch;
import backproplab.network.init.Weights;
import java.util.Optional;

/**
 * An engine without a network, for tests of what drives engines. A test overrides what it expects to be called; any other call fails
 * it, since whatever drives the engine then does more than the test knows of.
 */
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
        throw unexpected("load");
    }

    @Override
    public Weights weights() {
        throw unexpected("weights");
    }

    @Override
    public EngineState state() {
        throw unexpected("state");
    }

    @Override
    public void restore(EngineState state) {
        throw unexpected("restore");
    }

    @Override
    public void setLearningRate(double rate) {
        throw unexpected("setLearningRate");
    }

    @Override
    public void accept(Batch batch) {
        throw unexpected("accept");
    }

    @Override
    public double trainStep() {
        throw unexpected("trainStep");
    }

    @Override
    public void logits(double[] out) {
        throw unexpected("logits");
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

    private static AssertionError unexpected(String call) {
        return new AssertionError(call + " is not expected in this test");
    }
}
