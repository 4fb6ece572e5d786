package backproplab.remote;

import java.util.Map;
import java.util.function.Function;

/**
 * Does work on the machine it is on; found there by {@link java.util.ServiceLoader}. One process asks several threads at the same time, unless
 * {@link ClusterSettings#alone} says otherwise, each time a new object.
 */
public interface Worker {
    /**
     * Does one piece of work, whole. What it throws beside {@link RefusedException} counts as an accident of this machine: the work is tried
     * again, up to {@link Cluster#ATTEMPTS} times, so that a result that is bad for a reason of its own is to be returned, not thrown.
     *
     * @param parts what the caller said
     * @param shared what was given to all machines, by its name; the same array at every call in one process, not to be changed
     * @return what is to be said back
     * @throws RefusedException if this machine must not do it
     */
    Map<String, byte[]> work(Map<String, byte[]> parts, Function<String, byte[]> shared) throws RefusedException;
}
