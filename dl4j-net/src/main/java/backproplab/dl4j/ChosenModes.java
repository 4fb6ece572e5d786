package backproplab.dl4j;

import backproplab.dl4j.tune.NetworkMode;
import backproplab.network.layer.NetworkSpec;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * The modes that were found to be fastest in this process. A search trains a throw-away copy; this is how the networks that are built after it get what it found, as
 * they get the threads that it set.
 */
final class ChosenModes {

    private static final Map<String, NetworkMode> CHOSEN = new ConcurrentHashMap<>();

    private ChosenModes() {}

    /** The mode for a network: the one that was found for its like, else the usual one. */
    static NetworkMode of(NetworkSpec network, Precision precision) {
        NetworkMode chosen = CHOSEN.get(key(network, precision));
        return chosen == null ? NetworkMode.usual() : chosen;
    }

    static void remember(NetworkSpec network, Precision precision, NetworkMode mode) {
        CHOSEN.put(key(network, precision), mode);
    }

    /** Layers by kind and size; the seeds of dropout masks, say, differ from run to run and do not matter. */
    private static String key(NetworkSpec network, Precision precision) {
        return network.allLayers().stream()
                .map(layer -> layer.name() + " " + layer.spec().getClass().getSimpleName() + " " + layer.output())
                .collect(Collectors.joining("; ", precision + " " + network.sample() + ": ", ""));
    }
}
