package backproplab.experiments.cli.search;

import backproplab.experiments.results.TrialRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** The table at the end of a search: the best trials. */
public final class SearchTable {
    /** More are in the file. */
    static final int MOST_ROWS = 10;

    private SearchTable() {}

    /**
     * Prints it.
     *
     * @param options names of what was searched, which are columns
     * @param rows all trials, the best first
     * @param line takes each line
     */
    public static void print(List<String> options, List<TrialRow> rows, Consumer<String> line) {
        List<List<String>> cells = new ArrayList<>();
        List<String> header = new ArrayList<>(List.of("rank", "trial"));
        header.addAll(options);
        header.addAll(List.of("best val acc %", "train acc %", "epoch", "of", "train s", "status"));
        cells.add(header);
        rows.stream().limit(MOST_ROWS).forEach(row -> cells.add(cells(options, row)));
        int[] widths = new int[header.size()];
        for (List<String> each : cells) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], each.get(i).length());
            }
        }
        cells.forEach(each -> line.accept(joined(each, widths)));
        if (rows.size() > MOST_ROWS) {
            line.accept("... and " + (rows.size() - MOST_ROWS) + " more");
        }
    }

    private static List<String> cells(List<String> options, TrialRow row) {
        List<String> cells = new ArrayList<>(List.of(Integer.toString(row.rank()), Integer.toString(row.trial())));
        options.forEach(option -> cells.add(row.values().getOrDefault(option, "-")));
        cells.addAll(List.of(
                number(row.bestValidationPct()),
                number(row.trainAccuracyPct()),
                row.bestEpoch() == 0 ? "-" : Integer.toString(row.bestEpoch()),
                Integer.toString(row.epochs()),
                number(row.trainSeconds()),
                row.status().token()));
        return cells;
    }

    private static String number(double value) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, "%.2f", value) : "-";
    }

    /** Numbers stand to the right, the last cell to the left. */
    private static String joined(List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length - 1; i++) {
            line.append(" ".repeat(widths[i] - cells.get(i).length()))
                    .append(cells.get(i))
                    .append("  ");
        }
        return line.append(cells.get(widths.length - 1)).toString();
    }
}
