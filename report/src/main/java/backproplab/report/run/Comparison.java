package backproplab.report.run;

import java.util.List;
import java.util.Map;

/**
 * What comparison.csv says, by network.
 *
 * @param table the whole file
 */
public record Comparison(Table table) {
    private static final List<String> MEASURES = List.of("_test_acc_pct", "_train_s");

    /**
     * That of a run.
     *
     * @param run the run
     * @return what it compared
     */
    public static Comparison of(Run run) {
        return new Comparison(run.table("comparison.csv"));
    }

    /**
     * Who trained.
     *
     * @return tokens of the engines that have a number, in the file's order
     */
    public List<String> engines() {
        return table.header().stream()
                .flatMap(column -> MEASURES.stream()
                        .filter(column::endsWith)
                        .map(measure -> column.substring(0, column.length() - measure.length())))
                .distinct()
                .filter(engine -> MEASURES.stream()
                        .anyMatch(measure -> spread(table, engine + measure).known()))
                .map(engine -> engine.replace('_', '-'))
                .toList();
    }

    /**
     * The beginning of an engine's columns.
     *
     * @param engine its token
     * @return the same with underscores
     */
    public static String column(String engine) {
        return engine.replace('-', '_');
    }

    /**
     * Rows by network: one for each seed.
     *
     * @return in the file's order
     */
    public Map<NetworkKey, Table> networks() {
        return table.by(NetworkKey::of);
    }

    /**
     * A column over several rows.
     *
     * @param rows the rows
     * @param column which
     * @return what its numbers come to
     */
    public static Spread spread(Table rows, String column) {
        return Spread.of(rows.rows().stream().map(row -> row.number(column)).toList());
    }
}
