package backproplab.remote;

import java.util.Map;
import java.util.Objects;

/**
 * What a piece of work left.
 *
 * @param host the machine that did it
 * @param parts what the worker says, by names that the caller knows; not to be changed
 */
public record Done(String host, Map<String, byte[]> parts) {
    /**
     * Copies the map; the arrays stay the caller's.
     */
    public Done {
        Objects.requireNonNull(host, "host");
        parts = Map.copyOf(parts);
    }
}
