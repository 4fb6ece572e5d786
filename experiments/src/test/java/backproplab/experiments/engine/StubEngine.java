package backproplab.experiments.engine;

import backproplab.network.engine.Engine;
import backproplab.network.engine.EngineState;
import backproplab.network.engine.ThreadPlan;
import backproplab.network.init.Weights;
import java.util.Optional;

/**
 * An engine without a network, for tests of what drives engines. A test overrides what it expects to be called; any other call fails
 * it, since whatever drives the engine then does more than the test knows of.
 */
public class StubEngine implements Engine {
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
    public void accept(float[] pixels, int[] labels, int size) {
        throw unexpected("accept");
    }

    @Override
    public double trainStep(double learningRate) {
        throw unexpected("trainStep");
    }

    @Override
    public double gradients() {
        throw unexpected("gradients");
    }

    @Override
    public double[] gradient(String name) {
        throw unexpected("gradient");
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
