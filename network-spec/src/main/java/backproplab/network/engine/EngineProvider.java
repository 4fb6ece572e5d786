package backproplab.network.engine;

import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * A framework whose module is on the class path only where a profile of the build adds it: found by {@link ServiceLoader}, so that
 * nobody needs it to compile.
 */
public interface EngineProvider {

    /**
     * Its name on the command line and in files.
     *
     * @return for example {@code pytorch}
     */
    String token();

    /**
     * Makes sure that it can compute here; loads its native library.
     *
     * @throws EngineUnavailableException if it cannot
     */
    void ensureAvailable();

    /**
     * Builds a network in float; its parameters are to be loaded.
     *
     * @param settings the network
     * @param threads how many threads, for every network of this framework from now on
     * @return the engine, to be closed
     */
    Engine create(NetworkSettings settings, ThreadPlan threads);

    /**
     * Builds a network in double, for proofs.
     *
     * @param settings the network
     * @param threads how many threads, for every network of this framework from now on
     * @return the engine, to be closed
     */
    Engine createDouble(NetworkSettings settings, ThreadPlan threads);

    /**
     * The threads in force on the calling thread; to be asked once it is available.
     *
     * @return those that the framework took by itself, or those last set
     */
    ThreadPlan threads();

    /**
     * What the library is; to be asked once it is available.
     *
     * @return values by name, in the order of environment.json
     */
    Map<String, Object> details();

    /**
     * Looks for a framework on the class path.
     *
     * @param token its name
     * @return empty in a build without its profile
     */
    static Optional<EngineProvider> find(String token) {
        return ServiceLoader.load(EngineProvider.class, EngineProvider.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .filter(provider -> provider.token().equals(token))
                .findFirst();
    }
}
