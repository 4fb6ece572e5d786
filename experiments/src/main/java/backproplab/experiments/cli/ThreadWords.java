package backproplab.experiments.cli;

import backproplab.experiments.engine.EngineKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** How many threads the engines of a comparison had, and who decided that: for the line above its table. */
final class ThreadWords {
    private static final String TRIED = ": the fastest of what was tried";

    private ThreadWords() {}

    /**
     * Puts what the warm-up chose into words.
     *
     * @param warmUp a map for each model and engine, as environment.json has them
     * @return for example {@code , threads by hand 2, Deeplearning4j 1: the fastest of what was tried}; empty if nothing was warmed up
     */
    static String of(List<Map<String, Object>> warmUp) {
        List<String> engines = new ArrayList<>();
        for (EngineKind kind : EngineKind.all()) {
            List<Map<String, Object>> own = warmUp.stream()
                    .filter(entry -> entry.get("engine").equals(kind.token()))
                    .toList();
            if (!own.isEmpty() && kind.role() != EngineKind.Role.TEXTBOOK) {
                engines.add((kind == EngineKind.MANUAL ? kind.words() : kind.title()) + " " + threads(own));
            }
        }
        boolean tried = warmUp.stream().anyMatch(entry -> entry.containsKey("tried_ms"));
        return engines.isEmpty() ? "" : ", threads " + String.join(", ", engines) + (tried ? TRIED : "");
    }

    /** One number where all models had the same, else one for each. */
    private static String threads(List<Map<String, Object>> entries) {
        Map<String, Set<String>> models = new LinkedHashMap<>();
        for (Map<String, Object> entry : entries) {
            String blas = Objects.toString(entry.get("blas_threads"), "");
            String threads = entry.get("threads")
                    + (blas.isEmpty() || blas.equals(entry.get("threads").toString())
                            ? ""
                            : " (products " + blas + ")");
            models.computeIfAbsent(threads, key -> new LinkedHashSet<>())
                    .add(entry.get("model").toString());
        }
        return models.size() == 1
                ? models.keySet().iterator().next()
                : models.entrySet().stream()
                        .map(each -> each.getKey() + " for " + String.join(" and ", each.getValue()))
                        .collect(Collectors.joining(", "));
    }
}
