package backproplab.experiments.search;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One point of the space.
 *
 * @param number from 1
 * @param values the text for each option, in the order of the space
 */
public record Trial(int number, Map<String, String> values) {

    /**
     * Copies the map, its order included.
     */
    public Trial {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /**
     * For people.
     *
     * @return for example {@code lr 3.1e-5, hidden 237}
     */
    public String words() {
        return values.entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .collect(Collectors.joining(", "));
    }
}
