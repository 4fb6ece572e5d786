package backproplab.cluster;

import backproplab.remote.ClusterSettings;
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
    /** Spark takes no less. */
    static final int LEAST_MEMORY = 512;

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
    record Machine(String host, int cores, int memory, int coresFree, int memoryFree, String page) {
        private Machine asOthersLeaveIt() {
            return new Machine(host, coresFree, memoryFree, coresFree, memoryFree, page);
        }
    }

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
     * Heap of an executor, so that the same networks fit into it as into this process: as much as this has, if every worker gives that, and where that is
     * little {@link Settings#DEFAULT_MEMORY} MB. What others use counts, as long as a worker has that much left.
     *
     * @param settings what is asked of the cluster; what needs a process to itself has a native library, which takes as much again
     * @param here heap of this process, in MB
     * @return MB, at least {@value #LEAST_MEMORY}
     */
    int memory(ClusterSettings settings, int here) {
        int natives = settings.alone() ? 2 : 1;
        List<Machine> large = workers.stream()
                .filter(worker -> worker.cores() >= settings.threads())
                .toList();
        List<Machine> free = large.stream()
                .filter(worker -> worker.coresFree() >= settings.threads()
                        && worker.memoryFree() / natives >= Settings.DEFAULT_MEMORY)
                .map(Machine::asOthersLeaveIt)
                .toList();
        List<Machine> all = free.isEmpty() ? large : free;
        int usual = Math.min(Settings.DEFAULT_MEMORY, smallest(all, worker -> worker.memory() / natives));
        int share = smallest(
                all,
                worker -> settings.alone()
                        ? worker.memory() / (worker.cores() / settings.threads()) / natives
                        : worker.memory());
        return Math.max(LEAST_MEMORY, Math.max(usual, Math.min(here, share)));
    }

    private static int smallest(List<Machine> workers, ToIntFunction<Machine> what) {
        return workers.stream().mapToInt(what).min().orElse(LEAST_MEMORY);
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
