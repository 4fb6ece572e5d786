package backproplab.report.section.search;

import backproplab.report.chart.Dimension;
import backproplab.report.chart.Ink;
import backproplab.report.run.Run;
import backproplab.report.run.Table;
import backproplab.report.section.Digits;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The trials of a search, as charts need them.
 *
 * @param table search.csv
 */
record SearchTrials(Table table) {
    private static final Ink FINISHED = new Ink(0);
    private static final Ink STOPPED = new Ink(2);
    private static final Ink FAILED = new Ink(1);

    static SearchTrials of(Run run) {
        return new SearchTrials(run.table("search.csv"));
    }

    /** The columns between the rank and the engine are the options that were searched. */
    List<String> options() {
        int from = table.header().indexOf("rank");
        int to = table.header().indexOf("engine");
        return from < 0 || to < from ? List.of() : table.header().subList(from + 1, to);
    }

    /** The options of which several values were tried. */
    List<Dimension> varying(List<Table.Row> rows) {
        return options().stream()
                .map(option -> new Dimension(
                        option, rows.stream().map(row -> row.text(option)).toList()))
                .filter(Dimension::varies)
                .toList();
    }

    List<Table.Row> finished() {
        return table.rows().stream()
                .filter(row -> Double.isFinite(accuracy(row)))
                .toList();
    }

    static double accuracy(Table.Row row) {
        return row.number("best_val_acc_pct");
    }

    static Ink ink(Table.Row row) {
        return switch (row.text("status")) {
            case "ok" -> FINISHED;
            case "early_stopped" -> STOPPED;
            default -> FAILED;
        };
    }

    String words(Table.Row row) {
        String values = options().stream()
                .map(option -> option + " " + row.text(option))
                .collect(Collectors.joining(", "));
        String accuracy = Double.isFinite(accuracy(row)) ? Digits.percent(accuracy(row)) + " %" : row.text("status");
        return "trial " + row.cell("trial") + ": " + accuracy + " with " + values;
    }
}
