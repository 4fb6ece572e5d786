package backproplab.experiments.remote;

import backproplab.remote.RefusedException;
import java.lang.ref.SoftReference;
import java.util.HashMap;
import java.util.Map;

/**
 * What is costly to make and needed by one piece of work after the other, kept as long as there is memory for it. A key is made by one thread
 * while others wait.
 *
 * @param <K> what it is found by
 * @param <V> what is kept
 */
public final class SoftCache<K, V> {
    private final Map<K, SoftReference<V>> values = new HashMap<>();

    /**
     * Makes what is missing.
     *
     * @param <V> what is made
     */
    @FunctionalInterface
    public interface Maker<V> {
        /**
         * Makes it.
         *
         * @return never null
         * @throws RefusedException if it must not be used here
         */
        V make() throws RefusedException;
    }

    /**
     * Looks it up, or makes it.
     *
     * @param key what it is found by
     * @param maker makes it
     * @return the same object as at the last call, as long as there is memory for it
     * @throws RefusedException the maker's
     */
    public synchronized V get(K key, Maker<V> maker) throws RefusedException {
        SoftReference<V> kept = values.get(key);
        V value = kept == null ? null : kept.get();
        if (value == null) {
            values.values().removeIf(reference -> reference.get() == null);
            value = maker.make();
            values.put(key, new SoftReference<>(value));
        }
        return value;
    }
}
