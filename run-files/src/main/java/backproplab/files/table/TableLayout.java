package backproplab.files.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Column.Overflow;
import picocli.CommandLine.Help.TextTable;

/**
 * Brings columns of text into lines of a given width. What does not fit with two blanks between columns gets one; then words are broken
 * into several lines within their columns, numbers never; then the table goes on below itself, its first column repeated.
 */
final class TableLayout {
    private static final int GAP = 2;
    private static final int SMALL_GAP = 1;
    /** A longer word may be broken within. */
    private static final int LONGEST_WHOLE_WORD = 24;

    private final List<Texts> columns;
    private final int width;

    /**
     * A column, from its head down.
     *
     * @param cells a text for each line of the table
     * @param right whether they are numbers
     * @param natural how wide the widest is
     */
    record Texts(List<String> cells, boolean right, int natural) {
        int narrowest() {
            if (right) {
                return natural;
            }
            int word = cells.stream()
                    .flatMap(cell -> Arrays.stream(cell.split(" ")))
                    .mapToInt(String::length)
                    .max()
                    .orElse(0);
            return Math.min(natural, Math.min(word, LONGEST_WHOLE_WORD));
        }
    }

    /**
     * A layout.
     *
     * @param columns at least one
     * @param width how long a line may be, in characters
     */
    TableLayout(List<Texts> columns, int width) {
        this.columns = columns;
        this.width = width;
    }

    List<String> lines() {
        int[] widths = columns.stream().mapToInt(Texts::natural).toArray();
        for (int gap : new int[] {GAP, SMALL_GAP}) {
            if (total(widths, gap) <= width) {
                return lines(widths, gap);
            }
        }
        for (int gap : new int[] {GAP, SMALL_GAP}) {
            int[] narrowed = narrowed(widths, gap);
            if (total(narrowed, gap) <= width) {
                return lines(narrowed, gap);
            }
        }
        return columns.size() == 1 ? lines(narrowed(widths, GAP), GAP) : blocks();
    }

    private static int total(int[] widths, int gap) {
        return Arrays.stream(widths).sum() + gap * (widths.length - 1);
    }

    /** The widest column of words gives way first. */
    private int[] narrowed(int[] natural, int gap) {
        int[] widths = natural.clone();
        int[] least = columns.stream().mapToInt(Texts::narrowest).toArray();
        for (int over = total(widths, gap) - width; over > 0; over--) {
            int widest = -1;
            for (int i = 0; i < widths.length; i++) {
                if (widths[i] > least[i] && (widest < 0 || widths[i] > widths[widest])) {
                    widest = i;
                }
            }
            if (widest < 0) {
                return widths;
            }
            widths[widest]--;
        }
        return widths;
    }

    private List<String> blocks() {
        List<String> lines = new ArrayList<>();
        int from = 1;
        while (from < columns.size()) {
            List<Texts> block = new ArrayList<>(List.of(columns.get(0), columns.get(from++)));
            while (from < columns.size() && narrowestTotal(block, columns.get(from)) <= width) {
                block.add(columns.get(from++));
            }
            if (!lines.isEmpty()) {
                lines.add("");
            }
            lines.addAll(new TableLayout(block, Math.max(width, narrowestTotal(block))).lines());
        }
        return lines;
    }

    private static int narrowestTotal(List<Texts> block, Texts... more) {
        int[] widths = IntStream.concat(
                        block.stream().mapToInt(Texts::narrowest),
                        Arrays.stream(more).mapToInt(Texts::narrowest))
                .toArray();
        return total(widths, GAP);
    }

    private List<String> lines(int[] widths, int gap) {
        Help.Column[] shapes = IntStream.range(0, widths.length)
                .mapToObj(i -> column(widths[i], i == 0 ? 0 : gap))
                .toArray(Help.Column[]::new);
        TextTable table = TextTable.forColumns(Help.defaultColorScheme(Ansi.OFF), shapes);
        int count = columns.get(0).cells().size();
        for (int line = 0; line < count; line++) {
            List<List<String>> cells = new ArrayList<>();
            for (int i = 0; i < widths.length; i++) {
                cells.add(broken(columns.get(i).cells().get(line), widths[i]));
            }
            int height = cells.stream().mapToInt(List::size).max().orElse(0);
            for (int row = 0; row < height; row++) {
                int at = row;
                table.addRowValues(IntStream.range(0, widths.length)
                        .mapToObj(i -> padded(cells.get(i), at, widths[i], columns.get(i)))
                        .toArray(String[]::new));
            }
        }
        return table.toString().lines().toList();
    }

    /** A text in lines of at most so many characters, broken between words, or within one that is longer. */
    private static List<String> broken(String text, int width) {
        List<String> lines = new ArrayList<>();
        String rest = text;
        while (rest.length() > width) {
            int blank = rest.lastIndexOf(' ', width);
            int end = blank > 0 ? blank : Math.max(1, width);
            lines.add(rest.substring(0, end));
            rest = rest.substring(end).stripLeading();
        }
        lines.add(rest);
        return lines;
    }

    private static String padded(List<String> lines, int line, int width, Texts column) {
        String text = line < lines.size() ? lines.get(line) : "";
        String gap = " ".repeat(Math.max(0, width - text.length()));
        return column.right() ? gap + text : text + gap;
    }

    private static Help.Column column(int width, int gap) {
        return new Help.Column(gap + width, gap, Overflow.TRUNCATE);
    }
}
