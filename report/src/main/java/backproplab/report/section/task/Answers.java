package backproplab.report.section.task;

import backproplab.report.run.NetworkKey;
import backproplab.report.run.Run;
import backproplab.report.run.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the engines say of single test images about one network with one seed.
 *
 * @param rows a row for each engine, by the image's number
 */
record Answers(Map<String, List<Table.Row>> rows) {
    /** Answers of all engines to the images that are worth a look. */
    static final String FILE = "answers.csv";
    /** Each engine's surest mistakes, whatever the others say of them. */
    static final String MISTAKES = "mistakes.csv";

    /** Those that a run kept; of a run of an earlier version, which kept mistakes alone, these. */
    static Answers of(Run run, NetworkKey key, String seed) {
        Answers all = ofAll(run, key, seed);
        return all.rows().isEmpty() ? of(run.table(MISTAKES), key, seed) : all;
    }

    /** Those of all engines to the same images; none where fewer than two engines came to a test. */
    static Answers ofAll(Run run, NetworkKey key, String seed) {
        return of(run.table(FILE), key, seed);
    }

    private static Answers of(Table table, NetworkKey key, String seed) {
        Map<String, List<Table.Row>> rows = new LinkedHashMap<>();
        table.rows().stream()
                .filter(row ->
                        NetworkKey.of(row).equals(key) && row.cell("seed").equals(seed))
                .forEach(row -> rows.computeIfAbsent(row.cell("test_image"), any -> new ArrayList<>())
                        .add(row));
        return new Answers(rows);
    }

    /** How many engines gave them. */
    long engines() {
        return rows.values().stream()
                .flatMap(List::stream)
                .map(row -> row.cell("engine"))
                .distinct()
                .count();
    }

    /** What is known of an image besides the given answer. */
    List<Table.Row> about(String image, Table.Row known) {
        return rows.getOrDefault(image, List.of(known));
    }

    /** Whether two engines give different answers. */
    static boolean disputed(List<Table.Row> answers) {
        return answers.stream().map(row -> row.text("predicted")).distinct().count() > 1;
    }

    /** How sure the engine is that is least sure. */
    static double leastConfidence(List<Table.Row> answers) {
        return answers.stream()
                .mapToDouble(row -> row.number("confidence"))
                .min()
                .orElse(0);
    }
}
