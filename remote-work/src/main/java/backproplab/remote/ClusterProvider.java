package backproplab.remote;

import java.util.Optional;
import java.util.ServiceLoader;

/** Reaches machines. Its module is on the class path only where a profile of the build adds it, so that nobody needs it to compile. */
public interface ClusterProvider {
    /**
     * Checks all that can be checked without a connection.
     *
     * @param settings which machines
     * @throws ClusterException {@code SETTING}
     */
    void check(ClusterSettings settings);

    /**
     * Connects, and waits until the first machine is ready to work.
     *
     * @param settings which machines
     * @param listener hears from them
     * @return the machines, to be closed
     * @throws ClusterException {@code SETTING} or {@code UNREACHABLE}, within 30 seconds
     */
    Cluster open(ClusterSettings settings, ClusterListener listener);

    /**
     * Looks for one on the class path.
     *
     * @return empty in a build without the profile
     */
    static Optional<ClusterProvider> find() {
        return ServiceLoader.load(ClusterProvider.class, ClusterProvider.class.getClassLoader())
                .findFirst();
    }
}
