package backproplab.report.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Map;

/** Which command made a run. */
public enum Kind {
    /** Lab run. */
    LAB("lab", "reproduction.csv"),
    /** Lab search. */
    SEARCH("search", "search.csv"),
    /** Parity. */
    PARITY("parity", "parity.csv"),
    /** Ladder. */
    LADDER("ladder", "speed.csv"),
    /** Task1 or Task2; also what has their tables. */
    TASK("task", "comparison.csv"),
    /** The benchmarks. */
    SPEED("speed", "speed-steps.csv"),
    /** Anything else. */
    OTHER("", "");

    private final String token;
    private final String table;

    Kind(String token, String table) {
        this.token = token;
        this.table = table;
    }

    static Kind of(JsonNode config, Map<String, Table> tables) {
        String task = config.path("task").asText("");
        return Arrays.stream(values())
                .filter(kind -> kind != OTHER
                        && (task.startsWith(kind.token) || task.isEmpty() && tables.containsKey(kind.table)))
                .findFirst()
                .orElse(tables.containsKey("epochs.csv") ? TASK : OTHER);
    }
}
