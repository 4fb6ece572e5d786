package backproplab.report.section.engines;

import backproplab.report.chart.Drawing;
import backproplab.report.chart.Ink;
import backproplab.report.chart.StripChart;
import backproplab.report.page.Block;
import backproplab.report.page.Figure;
import backproplab.report.page.Grid;
import backproplab.report.page.Page;
import backproplab.report.page.Section;
import backproplab.report.run.Run;
import backproplab.report.run.Table;
import backproplab.report.section.Digits;
import backproplab.report.section.FileName;
import backproplab.report.section.Headline;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Parity: every number that was compared, as a share of the bound that it must keep. */
public final class ParityErrors {
    private static final List<String> COLUMNS =
            List.of("subject", "precision", "step", "quantity", "name", "relative_error", "bound", "status");
    private static final Ink DOUBLE = new Ink(0);
    private static final Ink FLOAT = new Ink(2);
    private static final int WORST = 20;
    /** What came of a quantity, as the table writes it: beyond its bound, of a subject that could not be computed, without a bound. */
    private static final String BROKEN = "broken";

    private static final String FAILED = "failed";
    private static final String REPORTED = "reported";

    private ParityErrors() {}

    /**
     * The answer.
     *
     * @param run the run
     * @return whether the engines agree
     */
    public static Headline headline(Run run) {
        Table table = run.table("parity.csv");
        if (table.isEmpty()) {
            return new Headline("Nothing was compared.", "", List.of());
        }
        long broken = count(table, BROKEN);
        long failed = count(table, FAILED);
        String count = String.format(Locale.ROOT, "%,d", table.rows().size() - failed - count(table, REPORTED));
        String sentence = broken == 0
                ? (failed == 0 ? "The engines agree: all " : "Not everything could be compared. Of the rest all ")
                        + count + " quantities that were compared are within their bounds" + ties(table) + "."
                : "The engines differ: " + broken + " of " + count + " quantities are beyond their bounds.";
        Optional<Table.Row> worst = shown(table).stream().findFirst();
        String sure =
                worst.map(row -> (bad(row) || share(row) > 1 ? "Furthest beyond its bound" : "Nearest to its bound")
                                        + " is " + words(row) + ".")
                                .orElse("")
                        + (failed == 0 ? "" : " Not computed: " + names(table) + ".");
        List<Page.Tile> tiles = List.of(
                new Page.Tile(count, "quantities compared"),
                new Page.Tile(
                        String.valueOf(table.by(row -> row.text("subject")).size()),
                        "layers, losses, optimizers and models"),
                new Page.Tile(String.valueOf(broken), "beyond their bounds"),
                new Page.Tile(String.valueOf(failed), "could not be compared"));
        return new Headline(sentence, sure, tiles);
    }

    private static long count(Table table, String status) {
        return table.rows().stream()
                .filter(row -> row.text("status").equals(status))
                .count();
    }

    /** Of what was not computed. */
    private static String names(Table table) {
        return table.rows().stream()
                .filter(row -> row.text("status").equals(FAILED))
                .map(row -> row.text("subject") + " in " + row.text("precision"))
                .distinct()
                .collect(Collectors.joining(", "));
    }

    /** Beyond the bound, and proved to be no error. */
    private static String ties(Table table) {
        long tied = count(table, "tied");
        return tied == 0 ? "" : ", or beyond them by a proven tie (" + tied + ")";
    }

    /**
     * The section.
     *
     * @param run the run
     * @return the section; empty if the run has nothing of it
     */
    public static Optional<Section> of(Run run) {
        Table table = run.table("parity.csv");
        List<Figure> figures = new ArrayList<>();
        table.by(row -> row.text("subject").replaceAll("/.*", ""))
                .forEach((kind, rows) -> figure(kind, rows).ifPresent(figures::add));
        if (figures.isEmpty()) {
            return Optional.empty();
        }
        Table worst = new Table(
                table.file(), table.header(), shown(table).stream().limit(WORST).toList());
        Grid grid =
                Grid.of("The " + worst.rows().size() + " nearest to their bounds, or furthest beyond", worst, COLUMNS);
        return Optional.of(new Section(
                "parity",
                "Every number against its bound",
                "A dot is one output, gradient, parameter or statistic: its relative error as a share of its bound, on a log axis. The orange line is the bound; exactly equal numbers stand at the left edge, and what has no finite error is in the table alone.",
                List.of(new Block.Figures(figures, Block.Layout.UNEVEN), grid)));
    }

    private static Optional<Figure> figure(String kind, Table table) {
        List<StripChart.Row> rows = new ArrayList<>();
        table.by(row -> row.text("subject").replaceFirst("[^/]*/", "")).forEach((name, subject) -> {
            List<StripChart.Lane> lanes = new ArrayList<>();
            subject.by(row -> row.text("precision")).forEach((precision, numbers) -> lane(name, precision, numbers)
                    .ifPresent(lanes::add));
            if (!lanes.isEmpty()) {
                rows.add(new StripChart.Row(name, lanes));
            }
        });
        List<Drawing.Key> legend = List.of(
                new Drawing.Key(DOUBLE, "double: textbook, upper dots", false),
                new Drawing.Key(FLOAT, "float: fast, lower dots", false));
        String title = bounded(table).stream()
                .max(Comparator.comparingDouble(ParityErrors::share))
                .map(row -> kind + ": worst is " + words(row))
                .orElse(kind);
        return Figure.of(
                "parity-" + FileName.of(kind),
                title,
                new StripChart(rows, "relative error / bound", 1).draw(legend),
                Grid.of("Numbers of " + kind, new Table(table.file(), table.header(), table.rows()), COLUMNS));
    }

    private static Optional<StripChart.Lane> lane(String name, String precision, Table numbers) {
        List<Table.Row> rows = bounded(numbers);
        return rows.stream()
                .max(Comparator.comparingDouble(ParityErrors::share))
                .map(worst -> new StripChart.Lane(
                        precision.equals("double") ? DOUBLE : FLOAT,
                        rows.stream().map(ParityErrors::share).toList(),
                        name + ", " + precision + ": " + rows.size() + " numbers, the worst " + words(worst)));
    }

    /** What breaks a bound first, whether or not its error is a number; then by how near the others are to theirs. */
    private static List<Table.Row> shown(Table table) {
        return table.rows().stream()
                .filter(row -> bad(row) || measured(row))
                .sorted(Comparator.comparing((Table.Row row) -> !bad(row))
                        .thenComparing(
                                Comparator.comparingDouble(ParityErrors::rank).reversed()))
                .toList();
    }

    private static boolean bad(Table.Row row) {
        return row.text("status").equals(BROKEN);
    }

    private static boolean measured(Table.Row row) {
        return row.number("bound") > 0 && row.number("relative_error") >= 0;
    }

    private static double rank(Table.Row row) {
        return measured(row) ? share(row) : Double.POSITIVE_INFINITY;
    }

    private static List<Table.Row> bounded(Table table) {
        return table.rows().stream().filter(ParityErrors::measured).toList();
    }

    private static double share(Table.Row row) {
        return row.number("relative_error") / row.number("bound");
    }

    private static String words(Table.Row row) {
        return row.text("subject") + " " + row.text("quantity") + " " + row.text("name") + " after " + row.cell("step")
                + " steps in " + row.text("precision") + ", "
                + (measured(row) ? Digits.three(100 * share(row)) + " % of its bound" : "of no finite relative error");
    }
}
