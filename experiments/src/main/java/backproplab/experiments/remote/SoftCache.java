package backproplab.experiments.remote;

import backproplab.remote.RefusedException;
import java.lang.ref.SoftReference;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What is costly to make and needed by one piece of work after the other, kept as long as there is memory for it. What belongs to a key is made
 * by one thread while others wait that want the same.
 *
 * @param <K> what it is found by; there are few
 * @param <V> what is kept
 */
public final class SoftCache<K, V> {
    private final Map<K, Place<V>> places = new ConcurrentHashMap<>();

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

    private static final class Place<V> {
        private SoftReference<V> kept = new SoftReference<>(null);

        private synchronized V get(Maker<V> maker) throws RefusedException {
            V value = kept.get();
            if (value == null) {
                value = maker.make();
                kept = new SoftReference<>(value);
            }
            return value;
        }
    }

    /**
     * Looks it up, or makes it.
     *
     * @param key what it is found by
     * @param maker makes it
     * @return the same object as at the last call, as long as there is memory for it
     * @throws RefusedException the maker's
     */
    public V get(K key, Maker<V> maker) throws RefusedException {
        return places.computeIfAbsent(key, any -> new Place<>()).get(maker);
    }
}
