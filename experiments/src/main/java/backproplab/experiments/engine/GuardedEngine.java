package backproplab.experiments.engine;

import backproplab.network.engine.Engine;
import backproplab.network.engine.EngineState;
import backproplab.network.engine.LayerOutputs;
import backproplab.network.engine.ThreadPlan;
import backproplab.network.engine.TriedSetting;
import backproplab.network.init.Weights;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** An engine of layers that a user wrote: what they throw that no run would survive becomes a {@link LayerFailure}. */
final class GuardedEngine implements Engine {
    private final String layers;
    private final Engine engine;

    /**
     * Builds an engine.
     *
     * @param layers the user's class
     * @param maker builds it of them
     * @throws LayerFailure if that fails with an error
     */
    GuardedEngine(String layers, Supplier<Engine> maker) {
        this.layers = layers;
        engine = guarded(maker);
    }

    private <R> R guarded(Supplier<R> work) {
        try {
            return work.get();
        } catch (VirtualMachineError e) {
            if (e instanceof StackOverflowError) {
                throw new LayerFailure(layers, e);
            }
            throw e;
        } catch (Error e) {
            throw new LayerFailure(layers, e);
        }
    }

    private void guarded(Runnable work) {
        guarded(() -> {
            work.run();
            return null;
        });
    }

    @Override
    public String backend() {
        return guarded(engine::backend);
    }

    @Override
    public void load(Weights weights) {
        guarded(() -> engine.load(weights));
    }

    @Override
    public Weights weights() {
        return guarded(engine::weights);
    }

    @Override
    public EngineState state() {
        return guarded(engine::state);
    }

    @Override
    public void restore(EngineState state) {
        guarded(() -> engine.restore(state));
    }

    @Override
    public void accept(float[] pixels, int[] labels, int size) {
        guarded(() -> engine.accept(pixels, labels, size));
    }

    @Override
    public double trainStep(double learningRate) {
        return guarded(() -> engine.trainStep(learningRate));
    }

    @Override
    public double gradients() {
        return guarded(engine::gradients);
    }

    @Override
    public double[] gradient(String name) {
        return guarded(() -> engine.gradient(name));
    }

    @Override
    public void logits(double[] out) {
        guarded(() -> engine.logits(out));
    }

    @Override
    public void outputs(LayerOutputs shown) {
        guarded(() -> engine.outputs(shown));
    }

    @Override
    public ThreadPlan tuneThreads(int cores) {
        return guarded(() -> engine.tuneThreads(cores));
    }

    @Override
    public List<TriedSetting> triedSettings() {
        return engine.triedSettings();
    }

    @Override
    public String setting() {
        return engine.setting();
    }

    @Override
    public Optional<String> firstNonFinite() {
        return guarded(engine::firstNonFinite);
    }

    @Override
    public void close() {
        engine.close();
    }
}
