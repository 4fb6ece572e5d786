package backproplab.remote;

import java.util.Map;
import java.util.Objects;

/**
 * Which machines, and how much of them.
 *
 * @param address where they are, for example {@code spark://HOST:7077} or {@code local[2]}
 * @param name of the program, where the machines list their work
 * @param threads cores for each piece of work, at least 1
 * @param alone whether every piece of work needs a process to itself while it runs, as where a native library has one pool of threads
 * @param more settings of the cluster's own, by their names; they take the place of what is chosen here
 */
public record ClusterSettings(String address, String name, int threads, boolean alone, Map<String, String> more) {
    /**
     * Checks the count.
     *
     * @throws IllegalArgumentException below 1 thread
     */
    public ClusterSettings {
        Objects.requireNonNull(address, "address");
        Objects.requireNonNull(name, "name");
        if (threads < 1) {
            throw new IllegalArgumentException("a piece of work needs a thread, not " + threads);
        }
        more = Map.copyOf(more);
    }
}
