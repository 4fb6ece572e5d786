package backproplab.experiments.engine;

import backproplab.dl4j.Dl4jBackend;
import backproplab.dl4j.Dl4jEngine;
import backproplab.dl4j.Dl4jUnavailableException;
import backproplab.dl4j.Precision;
import backproplab.dl4j.gpu.Preflight;
import backproplab.files.failure.UserException;
import backproplab.network.engine.Engine;
import backproplab.network.engine.NetworkSettings;
import backproplab.network.engine.ThreadPlan;
import java.util.Collection;
import java.util.Optional;

/** Makes engines. */
public final class Engines {
    private Engines() {}

    /**
     * Makes sure that Deeplearning4j can compute here: asked before ND4J is touched.
     *
     * @throws UserException with code 4 and the verdict's words if a CUDA profile cannot run here
     * @throws Dl4jUnavailableException if the native library does not load, or there is not exactly one backend
     */
    public static void ensureDl4j() throws Dl4jUnavailableException {
        Preflight.obstacle().ifPresent(obstacle -> {
            throw UserException.environment(obstacle);
        });
        Dl4jBackend.ensureAvailable();
    }

    /**
     * Whether an engine computes on a GPU in this build.
     *
     * @param kind which engine
     * @return false for everything on the processor
     */
    public static boolean onGpu(EngineKind kind) {
        return kind.dl4j() && Dl4jBackend.onGpu();
    }

    /**
     * Makes sure that engines can compute here, each that brings a native library of its own.
     *
     * @param engines who takes part; nothing of the others is even looked at
     * @throws UserException with code 4 and the verdict's words if a CUDA profile cannot run here
     * @throws Dl4jUnavailableException if Deeplearning4j takes part and cannot compute
     * @throws backproplab.network.engine.EngineUnavailableException if another does and cannot
     */
    public static void ensure(Collection<EngineKind> engines) throws Dl4jUnavailableException {
        if (engines.contains(EngineKind.DL4J)) {
            ensureDl4j();
        }
        engines.forEach(kind -> kind.factory().ensureAvailable());
    }

    /**
     * Builds a network in an engine; its parameters are to be loaded. Deeplearning4j's threads belong to the process: those given
     * here hold for every network of it from now on.
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
     * A framework in a precision of choice: in double it is for proofs rather than races.
     *
     * @param kind which framework
     * @param settings the network
     * @param precision of every number
     * @param threads how many threads, for the whole process from now on
     * @return the engine, to be closed
     */
    public static Engine framework(EngineKind kind, NetworkSettings settings, Precision precision, ThreadPlan threads) {
        return kind.factory() instanceof ProvidedEngine provided
                ? provided.create(settings, precision, threads)
                : dl4j(settings, precision, threads);
    }

    /**
     * Deeplearning4j in a precision of choice: in double it is for proofs rather than races.
     *
     * @param settings the network
     * @param precision of every number
     * @param threads how many threads, for the whole process from now on
     * @return the engine, to be closed
     */
    public static Engine dl4j(NetworkSettings settings, Precision precision, ThreadPlan threads) {
        Dl4jBackend.setThreads(threads);
        return new Dl4jEngine(settings, precision);
    }
}
