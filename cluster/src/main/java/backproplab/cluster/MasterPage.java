package backproplab.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.ToIntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a master of Spark's own cluster shows of itself.
 *
 * @param version of Spark; empty if it is not shown
 * @param workers those that are alive
 */
record MasterPage(Optional<String> version, List<Machine> workers) {
    private static final Pattern VERSION = Pattern.compile("class=\"version\"[^>]*>\\s*([0-9][\\w.+-]*)");

    /**
     * A worker.
     *
     * @param host its name
     * @param cores that it gives
     * @param memory that it gives, in MB
     * @param coresFree of those
     * @param memoryFree of that, in MB
     * @param page its own page
     */
    record Machine(String host, int cores, int memory, int coresFree, int memoryFree, String page) {}

    /**
     * Looks.
     *
     * @param page where, for example {@code http://pc1:8080}
     * @return empty if the page cannot be had
     */
    static Optional<MasterPage> at(String page) {
        return Pages.json(page + "/json/").map(state -> {
            Optional<String> version = Pages.text(page).flatMap(MasterPage::version);
            return new MasterPage(version, workers(state));
        });
    }

    static Optional<String> version(String html) {
        Matcher version = VERSION.matcher(html);
        return version.find() ? Optional.of(version.group(1)) : Optional.empty();
    }

    static List<Machine> workers(JsonNode state) {
        List<Machine> workers = new ArrayList<>();
        for (JsonNode worker : state.path("workers")) {
            if (worker.path("state").asText().equals("ALIVE")) {
                workers.add(new Machine(
                        worker.path("host").asText(),
                        worker.path("cores").asInt(),
                        worker.path("memory").asInt(),
                        worker.path("coresfree").asInt(),
                        worker.path("memoryfree").asInt(),
                        worker.path("webuiaddress").asText()));
            }
        }
        return List.copyOf(workers);
    }

    /**
     * The most that any worker has of something.
     *
     * @param what of a worker
     * @return empty without workers
     */
    OptionalInt most(ToIntFunction<Machine> what) {
        return workers.stream().mapToInt(what).max();
    }
}
