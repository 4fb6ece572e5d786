package backproplab.remote;

import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * One piece of work, done whole by one machine. A machine that dies with it leaves no trace: it is done again elsewhere, so that the same
 * work must always give the same.
 *
 * @param name for people, for example {@code trial 12, rung 1}
 * @param parts what the worker is told, by names that it knows; not to be changed
 * @param shared names of what was given to all machines ({@link Cluster#share}) and is needed here
 */
public record Work(String name, Map<String, byte[]> parts, Set<String> shared) {
    /**
     * Copies map and set; the arrays stay the caller's.
     */
    public Work {
        Objects.requireNonNull(name, "name");
        parts = Map.copyOf(parts);
        shared = Set.copyOf(shared);
    }
}
