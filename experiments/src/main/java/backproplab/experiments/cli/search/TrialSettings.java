package backproplab.experiments.cli.search;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** The settings that trials have besides those that are searched: the same for every trial, or not. */
final class TrialSettings {
    private final Set<String> searched;
    private final Map<String, Set<String>> values = new LinkedHashMap<>();
    private final Map<String, Integer> counts = new HashMap<>();
    private int trials;

    /** Names that are searched are left out, even if few draws happen to agree. */
    TrialSettings(Set<String> searched) {
        this.searched = Set.copyOf(searched);
    }

    /** Takes a trial's settings, by the names of their options. */
    void add(Map<String, String> settings) {
        trials++;
        settings.forEach((name, value) -> {
            if (!searched.contains(name)) {
                values.computeIfAbsent(name, key -> new LinkedHashSet<>()).add(value);
                counts.merge(name, 1, Integer::sum);
            }
        });
    }

    /** What every trial has, with the same value. */
    Map<String, Object> every() {
        return named(this::isOfEvery);
    }

    /** What follows from a searched setting: every value that some trial has. */
    Map<String, Object> some() {
        return named(name -> !isOfEvery(name));
    }

    private Map<String, Object> named(Predicate<String> wanted) {
        Map<String, Object> settings = new LinkedHashMap<>();
        values.keySet().stream()
                .filter(wanted)
                .forEach(name -> settings.put(name, String.join(" or ", values.get(name))));
        return settings;
    }

    private boolean isOfEvery(String name) {
        return counts.get(name) == trials && values.get(name).size() == 1;
    }
}
