package backproplab.experiments.cli.cluster;

import backproplab.remote.ClusterListener;
import java.util.HashSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Which machine trains how many, in words that fit a line of a screen. */
public final class RunningHosts implements ClusterListener {
    /** A bar needs the rest of 80 columns. */
    private static final int MOST_CHARACTERS = 34;

    private final SortedMap<String, Set<String>> works = new TreeMap<>();
    private final Consumer<String> shown;
    private final Consumer<String> warnings;

    /**
     * Nothing runs yet.
     *
     * @param shown takes the words whenever they change, in threads of the cluster's own; empty if nothing runs
     * @param warnings takes what the user should know
     */
    public RunningHosts(Consumer<String> shown, Consumer<String> warnings) {
        this.shown = shown;
        this.warnings = warnings;
    }

    @Override
    public synchronized void began(String work, String host) {
        works.computeIfAbsent(host, any -> new HashSet<>()).add(work);
        shown.accept(words());
    }

    @Override
    public synchronized void ended(String work, String host) {
        if (works.containsKey(host)) {
            works.get(host).remove(work);
            works.values().removeIf(Set::isEmpty);
        }
        shown.accept(words());
    }

    @Override
    public void warning(String text) {
        warnings.accept(text);
    }

    /** For example {@code running: pc1 2, pc2 1}; where there are too many machines for that, their number. */
    private String words() {
        if (works.isEmpty()) {
            return "";
        }
        String each = "running: "
                + works.entrySet().stream()
                        .map(host -> host.getKey() + " " + host.getValue().size())
                        .collect(Collectors.joining(", "));
        int all = works.values().stream().mapToInt(Set::size).sum();
        return each.length() <= MOST_CHARACTERS ? each : "running: " + all + " on " + works.size() + " machines";
    }
}
