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
    /** A learning-rate range test of Task1 or Task2. */
    RATES("", "lr.csv"),
    /** The benchmarks. */
    SPEED("speed", "speed-steps.csv"),
    /** Anything else. */
    OTHER("", "");

    private static final String OVERFIT = "overfit.csv";

    private final String token;
    private final String table;

    Kind(String token, String table) {
        this.token = token;
        this.table = table;
    }

    static Kind of(JsonNode config, Map<String, Table> tables) {
        String task = config.path("task").asText("");
        // Tests in place of a training have the task's name, and a table of their own.
        if (tables.containsKey(RATES.table)) {
            return RATES;
        }
        if (tables.containsKey(OVERFIT)) {
            return OTHER;
        }
        return Arrays.stream(values())
                .filter(kind -> kind != OTHER
                        && kind != RATES
                        && (task.startsWith(kind.token) || task.isEmpty() && tables.containsKey(kind.table)))
                .findFirst()
                .orElse(tables.containsKey("epochs.csv") ? TASK : OTHER);
    }
}
