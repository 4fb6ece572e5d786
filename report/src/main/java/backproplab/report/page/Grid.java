package backproplab.report.page;

import backproplab.report.run.Table;
import java.util.List;

/**
 * A table on the page.
 *
 * @param caption what it holds
 * @param header names of its columns
 * @param rows its cells
 * @param source file that has the numbers; empty for none
 * @param left how many rows are left out, which are in that file
 */
public record Grid(String caption, List<String> header, List<List<Cell>> rows, String source, int left)
        implements Block {
    /** Of a file's rows at most so many are on the page: {@value}. */
    public static final int MOST = 120;

    /**
     * A cell.
     *
     * @param text what is shown
     * @param csv the cell of the file that it was made from; empty if it was made from several
     * @param number whether it is a number
     */
    public record Cell(String text, String csv, boolean number) {

        /**
         * A cell of words.
         *
         * @param text the words
         * @return the cell
         */
        public static Cell words(String text) {
            return new Cell(text, "", false);
        }

        /**
         * A number that was computed.
         *
         * @param text its digits
         * @return the cell
         */
        public static Cell computed(String text) {
            return new Cell(text, "", true);
        }
    }

    @Override
    public String kind() {
        return "grid";
    }

    /**
     * Rows of a file as they are.
     *
     * @param caption what they hold
     * @param table the rows
     * @param columns which columns; those without any cell that says something are left out
     * @return at most {@value #MOST} of the rows
     */
    public static Grid of(String caption, Table table, List<String> columns) {
        List<String> known = columns.stream()
                .filter(column ->
                        table.rows().stream().anyMatch(row -> !row.cell(column).isEmpty()))
                .toList();
        List<List<Cell>> rows = table.rows().stream()
                .limit(MOST)
                .map(row -> known.stream().map(column -> cell(row, column)).toList())
                .toList();
        return new Grid(
                caption, known, rows, table.file(), Math.max(0, table.rows().size() - MOST));
    }

    private static Cell cell(Table.Row row, String column) {
        return new Cell(row.cell(column), row.cell(column), Double.isFinite(row.number(column)));
    }
}
