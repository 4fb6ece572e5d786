package backproplab.report.run;

import backproplab.files.table.Cells;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A CSV file that was read: its rows as they are, whichever columns it has.
 *
 * @param file its name in the run's folder
 * @param header names of its columns
 * @param rows its whole rows
 */
public record Table(String file, List<String> header, List<Row> rows) {

    /**
     * A row; a column that the file lacks is empty.
     *
     * @param cells by column
     */
    public record Row(Map<String, String> cells) {

        /**
         * A cell as it stands in the file.
         *
         * @param column which
         * @return its text; empty if there is none
         */
        public String cell(String column) {
            return cells.getOrDefault(column, "");
        }

        /**
         * A cell for people: without the apostrophe that keeps spreadsheets from computing.
         *
         * @param column which
         * @return its text; empty if there is none
         */
        public String text(String column) {
            return Cells.unguarded(cell(column));
        }

        /**
         * A cell as a number.
         *
         * @param column which
         * @return the number; NaN if it is none
         */
        public double number(String column) {
            return Numbers.parsed(cell(column));
        }
    }

    /**
     * A file that is not there.
     *
     * @param file its name
     * @return no columns and no rows
     */
    public static Table absent(String file) {
        return new Table(file, List.of(), List.of());
    }

    /**
     * Whether there is nothing to tell.
     *
     * @return whether it has no rows
     */
    public boolean isEmpty() {
        return rows.isEmpty();
    }

    /**
     * What the names of columns begin with that end alike, such as the engines that have one of a kind.
     *
     * @param ending of the columns
     * @return what stands before it, in the file's order
     */
    public List<String> beginnings(String ending) {
        return header.stream()
                .filter(column -> column.endsWith(ending))
                .map(column -> column.substring(0, column.length() - ending.length()))
                .toList();
    }

    /**
     * Rows that have something in common, in the order in which that appears first.
     *
     * @param key what they have in common
     * @param <K> its type
     * @return tables with the same header
     */
    public <K> Map<K, Table> by(Function<Row, K> key) {
        Map<K, List<Row>> groups = new LinkedHashMap<>();
        for (Row row : rows) {
            groups.computeIfAbsent(key.apply(row), any -> new java.util.ArrayList<>())
                    .add(row);
        }
        Map<K, Table> tables = new LinkedHashMap<>();
        groups.forEach((name, group) -> tables.put(name, new Table(file, header, List.copyOf(group))));
        return tables;
    }
}
