package backproplab.experiments.checkpoint;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What the user started, so that it can be gone on with and compared with what is asked later.
 *
 * @param task for example {@code task1}
 * @param arguments as they were typed
 * @param settings every resolved setting that decides a number in the tables, by the name to show
 */
public record StartedCommand(String task, List<String> arguments, Map<String, String> settings) {

    /**
     * Copies both, the order of the settings included.
     */
    public StartedCommand {
        arguments = List.copyOf(arguments);
        settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
    }

    /**
     * Compares settings with those of another command.
     *
     * @param others settings asked for now
     * @return a line such as {@code epochs of row 1 is 9, was 5} for each that differs
     */
    public List<String> differences(Map<String, String> others) {
        Map<String, String> names = new LinkedHashMap<>(settings);
        others.forEach(names::putIfAbsent);
        List<String> lines = new ArrayList<>();
        for (String name : names.keySet()) {
            String before = settings.get(name);
            String now = others.get(name);
            if (!Objects.equals(before, now)) {
                lines.add(name + " is " + (now == null ? "not set" : now) + ", was "
                        + (before == null ? "not set" : before));
            }
        }
        return lines;
    }
}
