package backproplab.experiments.engine;

import backproplab.dl4j.Precision;
import backproplab.manual.model.LayerFactory;
import backproplab.manual.tensor.FloatTensor;
import java.util.Optional;

/** Makes engines. */
public final class Engines {
    private Engines() {}

    /**
     * Builds a network in an engine; its parameters are to be loaded.
     *
     * @param kind which engine
     * @param settings the network
     * @param threads how many threads; {@code loops} always has one
     * @return the engine, to be closed
     */
    public static Engine create(EngineKind kind, NetworkSettings settings, ThreadPlan threads) {
        return kind.factory().create(settings, threads);
    }

    /**
     * Builds a network in an engine, one of them perhaps with a user's layers; its parameters are to be loaded.
     *
     * @param kind which engine
     * @param settings the network
     * @param threads how many threads; own layers decide that themselves
     * @param own layers that take the place of ours in the engine that computes in their number type
     * @return the engine, to be closed
     */
    public static Engine create(
            EngineKind kind, NetworkSettings settings, ThreadPlan threads, Optional<OwnLayers<?>> own) {
        return own.isPresent() && own.get().kind() == kind
                ? own.get().engine(settings)
                : create(kind, settings, threads);
    }

    /**
     * A hand-written network of layers in float.
     *
     * @param settings the network
     * @param factory makes the layers
     * @param release called when the engine is closed
     * @return the engine, to be closed
     */
    public static Engine manual(NetworkSettings settings, LayerFactory<FloatTensor> factory, Runnable release) {
        return new ManualEngine<>(EngineKind.MANUAL, settings, factory, release);
    }

    /**
     * Deeplearning4j in double precision, for proofs rather than races.
     *
     * @param settings the network
     * @return the engine, to be closed
     */
    public static Engine dl4jInDouble(NetworkSettings settings) {
        return new Dl4jEngine(
                settings, Precision.DOUBLE, ThreadPlan.all(Runtime.getRuntime().availableProcessors()));
    }
}
