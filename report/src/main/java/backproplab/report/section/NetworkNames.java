package backproplab.report.section;

import backproplab.report.run.NetworkKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Networks as a list of them names them: where a name comes twice, what tells them apart is added. */
public final class NetworkNames {
    private static final List<Function<NetworkKey, String>> MORE =
            List.of(NetworkKey::dataset, NetworkKey::experiment, key -> key.experiment() + ", " + key.dataset());

    private NetworkNames() {}

    /**
     * Names of networks, no two alike.
     *
     * @param keys the networks, each once
     * @param name how one is called as long as no other is called so too
     * @return for each network its name, in their order; one that is shared is followed by the dataset, the experiment or both, in brackets
     */
    public static Map<NetworkKey, String> apart(Collection<NetworkKey> keys, Function<NetworkKey, String> name) {
        Map<String, List<NetworkKey>> alike = new LinkedHashMap<>();
        keys.forEach(key ->
                alike.computeIfAbsent(name.apply(key), any -> new ArrayList<>()).add(key));
        Map<NetworkKey, String> names = new LinkedHashMap<>();
        for (NetworkKey key : keys) {
            List<NetworkKey> others = alike.get(name.apply(key));
            names.put(
                    key,
                    others.size() == 1
                            ? name.apply(key)
                            : name.apply(key) + " (" + more(others).apply(key) + ")");
        }
        return names;
    }

    /** The least that tells all of them apart. */
    private static Function<NetworkKey, String> more(List<NetworkKey> alike) {
        return MORE.stream()
                .filter(more -> alike.stream().map(more).distinct().count() == alike.size())
                .findFirst()
                .orElse(MORE.get(MORE.size() - 1));
    }
}
