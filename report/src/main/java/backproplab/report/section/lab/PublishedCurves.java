package backproplab.report.section.lab;

import backproplab.report.chart.Drawing;
import backproplab.report.chart.Ink;
import backproplab.report.chart.LineChart;
import backproplab.report.chart.LineChart.Axis;
import backproplab.report.chart.LineChart.Line;
import backproplab.report.chart.LineChart.Point;
import backproplab.report.chart.LineChart.Spacing;
import backproplab.report.chart.LineChart.Weight;
import backproplab.report.page.Block;
import backproplab.report.page.Figure;
import backproplab.report.page.Grid;
import backproplab.report.page.Section;
import backproplab.report.run.Run;
import backproplab.report.run.Table;
import backproplab.report.section.EngineName;
import backproplab.report.section.FileName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The epochs that the reports print, with ours of the same training. */
public final class PublishedCurves {
    private static final String PUBLISHED = "published";
    private static final int LEAST = 2;

    private PublishedCurves() {}

    private static final Axis ACCURACY = Axis.of("accuracy", "%");
    private static final Axis LOSS = Axis.of("loss", "nats");

    private record Quantity(String column, String words, Axis axis) {}

    private static final List<Quantity> QUANTITIES = List.of(
            new Quantity("_val_acc_pct", "validation accuracy", ACCURACY),
            new Quantity("_train_acc_pct", "training accuracy", ACCURACY),
            new Quantity("_val_loss", "validation loss", LOSS),
            new Quantity("_train_loss", "training loss", LOSS));

    private record Place(String report, String experiment, String variant) {
        String name() {
            return report + "/" + experiment + " " + variant;
        }
    }

    /**
     * The section.
     *
     * @param run the run
     * @return the section; empty if the run has nothing of it
     */
    public static Optional<Section> of(Run run) {
        List<Figure> figures = new ArrayList<>();
        run.table("curves.csv")
                .by(row -> new Place(row.text("report"), row.text("experiment"), row.text("variant")))
                .forEach((place, table) -> QUANTITIES.forEach(
                        quantity -> figure(place, table, quantity).ifPresent(figures::add)));
        return figures.isEmpty()
                ? Optional.empty()
                : Optional.of(new Section(
                        "published-curves",
                        "Published epochs beside ours",
                        "The grey line is the report's. Ours are means over the seeds.",
                        List.of(new Block.Figures(figures))));
    }

    private static Optional<Figure> figure(Place place, Table table, Quantity quantity) {
        long published = table.rows().stream()
                .filter(row -> Double.isFinite(row.number(PUBLISHED + quantity.column())))
                .count();
        List<String> who = who(table, quantity).stream()
                .filter(one ->
                        table.rows().stream().anyMatch(row -> Double.isFinite(row.number(one + quantity.column()))))
                .toList();
        if (published < LEAST || who.size() < LEAST) {
            return Optional.empty();
        }
        List<Line> lines = who.stream()
                .map(one -> new Line(ink(one), Weight.MAIN, points(table, one, quantity), ""))
                .toList();
        List<Drawing.Key> legend = who.stream()
                .map(one -> new Drawing.Key(ink(one), EngineName.of(one), true))
                .toList();
        List<String> columns = new ArrayList<>(List.of("epoch"));
        who(table, quantity).forEach(one -> columns.add(one + quantity.column()));
        String words = quantity.words();
        return Figure.of(
                "published-curve-" + FileName.of(place.name() + " " + words),
                place.name() + ": " + words,
                new LineChart(new Axis("epoch", "", Spacing.WHOLE), quantity.axis(), lines).draw(legend),
                Grid.of(place.name(), table, columns));
    }

    /** The engines that have a column in the file, in its order, and the report last, whose line lies on top. */
    private static List<String> who(Table table, Quantity quantity) {
        return Stream.concat(
                        table.beginnings(quantity.column()).stream().filter(one -> !one.equals(PUBLISHED)),
                        Stream.of(PUBLISHED))
                .toList();
    }

    private static Ink ink(String who) {
        return who.equals(PUBLISHED) ? Ink.OTHERS : EngineName.ink(who);
    }

    /** A report need not print every epoch: its line goes from one that it prints to the next. */
    private static List<Point> points(Table table, String who, Quantity quantity) {
        return table.rows().stream()
                .filter(row -> Double.isFinite(row.number(who + quantity.column())))
                .map(row -> new Point(
                        row.number("epoch"),
                        row.number(who + quantity.column()),
                        Double.NaN,
                        Double.NaN,
                        EngineName.of(who) + ", epoch " + row.cell("epoch") + ": " + row.cell(who + quantity.column())))
                .toList();
    }
}
