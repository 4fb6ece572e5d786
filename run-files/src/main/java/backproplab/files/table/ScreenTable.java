package backproplab.files.table;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * A table for people, in lines of text: columns as wide as the widest of what stands in them, two spaces apart. A cell with nothing
 * in it shows {@value #NOTHING}. A row is broken only where a width is asked for that has no room for it, so that a search finds it in one
 * line.
 *
 * @param <R> the row type
 */
public final class ScreenTable<R> {
    private static final String NOTHING = "-";

    private final List<Column<R>> columns = new ArrayList<>();

    /** What stands above, on which side, how wide it is at least, and what a row has there. */
    private record Column<R>(List<String> head, boolean right, int least, Function<R, String> cell) {
        boolean filled(List<R> rows) {
            return rows.stream().anyMatch(row -> !cell.apply(row).isEmpty());
        }

        /** The column from its head down. */
        TableLayout.Texts texts(int heads, List<R> rows) {
            List<String> texts = new ArrayList<>();
            IntStream.range(0, heads).forEach(i -> texts.add(i < head.size() ? head.get(i) : ""));
            rows.forEach(row -> {
                String text = cell.apply(row);
                texts.add(text.isEmpty() ? NOTHING : text);
            });
            int width = Math.max(
                    least, texts.stream().mapToInt(String::length).max().orElse(0));
            return new TableLayout.Texts(texts, right, width);
        }
    }

    /**
     * Adds a column of words, which begin at its left edge.
     *
     * @param head what stands above, in one or several lines
     * @param cell what a row has there; empty for nothing
     * @return this table
     */
    public ScreenTable<R> left(String head, Function<R, String> cell) {
        return left(head, 0, cell);
    }

    /**
     * The same, of a width that does not depend on the rows that are known yet.
     *
     * @param head what stands above, in one or several lines
     * @param least how wide the column is at least, in characters
     * @param cell what a row has there; empty for nothing
     * @return this table
     */
    public ScreenTable<R> left(String head, int least, Function<R, String> cell) {
        columns.add(new Column<>(head.lines().toList(), false, least, cell));
        return this;
    }

    /**
     * Adds a column of numbers, which end at its right edge.
     *
     * @param head what stands above, in one or several lines
     * @param cell what a row has there; empty for nothing
     * @return this table
     */
    public ScreenTable<R> right(String head, Function<R, String> cell) {
        columns.add(new Column<>(head.lines().toList(), true, 0, cell));
        return this;
    }

    /**
     * The table without columns that no row fills.
     *
     * @param rows what is to be shown
     * @return a table of the other columns
     */
    public ScreenTable<R> filledBy(List<R> rows) {
        ScreenTable<R> filled = new ScreenTable<>();
        columns.stream().filter(column -> column.filled(rows)).forEach(filled.columns::add);
        return filled;
    }

    /**
     * The whole table, however wide it is.
     *
     * @param rows in order
     * @return the head's lines, then one for each row
     */
    public List<String> lines(List<R> rows) {
        return lines(rows, Integer.MAX_VALUE);
    }

    /**
     * The whole table in lines that are no longer than the window is wide. Rows stay in one line each as long as they can; then words are
     * broken into several lines within their columns, and at last the table goes on below itself, its first column repeated.
     *
     * @param rows in order
     * @param width how long a line may be, in characters
     * @return the head's lines, then those of the rows
     */
    public List<String> lines(List<R> rows, int width) {
        return columns.isEmpty() ? List.of() : layout(rows, width).lines();
    }

    private TableLayout layout(List<R> rows, int width) {
        int heads = heads();
        return new TableLayout(
                columns.stream().map(column -> column.texts(heads, rows)).toList(), width);
    }

    /**
     * One more row of a table that is shown while it grows.
     *
     * @param row the row
     * @return its line, below what {@link #lines} makes of no row; further to the right where a cell is wider than its column
     */
    public String line(R row) {
        return lines(List.of(row)).get(heads());
    }

    private int heads() {
        return columns.stream().mapToInt(column -> column.head().size()).max().orElse(0);
    }
}
