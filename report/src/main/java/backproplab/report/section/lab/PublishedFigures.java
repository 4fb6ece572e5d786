package backproplab.report.section.lab;

import backproplab.report.chart.Drawing;
import backproplab.report.chart.Ink;
import backproplab.report.chart.IntervalChart;
import backproplab.report.chart.IntervalChart.Dot;
import backproplab.report.page.Block;
import backproplab.report.page.Figure;
import backproplab.report.page.Grid;
import backproplab.report.page.Section;
import backproplab.report.run.Run;
import backproplab.report.run.Table;
import backproplab.report.section.EngineName;
import backproplab.report.section.FileName;
import backproplab.report.section.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** Published figures beside ours: dots on a line for each, joined where they belong together. */
public final class PublishedFigures {
    private static final List<String> PLACE = List.of("report", "experiment");
    private static final String MEAN = "_mean";
    private static final List<String> REASONS =
            List.of("report", "experiment", "variant", "metric", "verdict", "rule", "note");
    private static final double FAR = 100;

    private PublishedFigures() {}

    private record Group(String report, String experiment, String unit) {}

    /**
     * The section.
     *
     * @param run the run
     * @return the section; empty if the run has nothing of it
     */
    public static Optional<Section> of(Run run) {
        Table table = run.table("reproduction.csv");
        if (table.isEmpty()) {
            return Optional.empty();
        }
        List<String> engines = table.beginnings(MEAN);
        Table both = new Table(
                table.file(),
                table.header(),
                table.rows().stream()
                        .filter(row -> Double.isFinite(row.number("published")))
                        .filter(row -> engines.stream().anyMatch(engine -> Double.isFinite(row.number(engine + MEAN))))
                        .toList());
        List<Figure> figures = new ArrayList<>();
        both.by(row -> new Group(row.text("report"), row.text("experiment"), Metric.unit(row.text("metric"))))
                .forEach((group, rows) -> figure(group, rows).ifPresent(figures::add));
        List<Block> blocks = new ArrayList<>();
        if (!figures.isEmpty()) {
            blocks.add(new Block.Figures(figures, Block.Layout.UNEVEN));
        }
        List<String> all =
                Stream.concat(PLACE.stream(), columns(table).stream()).toList();
        blocks.add(Grid.of("Every published figure and ours", table, all));
        blocks.add(Grid.of("How each verdict came about, and what had to be guessed", table, REASONS));
        return Optional.of(new Section(
                "figures",
                "Published figures beside ours",
                "Grey diamonds are the report's figures. Ours are means over the seeds with Student's 95 % interval. Pale rows cannot be compared: less data, fewer epochs, or another machine.",
                blocks));
    }

    private static List<String> columns(Table table) {
        List<String> columns = new ArrayList<>(List.of("variant", "metric", "published"));
        table.beginnings(MEAN)
                .forEach(engine -> columns.addAll(List.of(engine + MEAN, engine + "_ci_low", engine + "_ci_high")));
        columns.addAll(List.of("seeds", "verdict"));
        return columns;
    }

    private static Optional<Figure> figure(Group group, Table table) {
        List<String> engines = table.beginnings(MEAN).stream()
                .filter(engine -> table.rows().stream().anyMatch(row -> Double.isFinite(row.number(engine + MEAN))))
                .toList();
        List<Drawing.Key> legend = new ArrayList<>();
        legend.add(new Drawing.Key(Ink.OTHERS, "published", false));
        engines.forEach(engine -> legend.add(new Drawing.Key(EngineName.ink(engine), EngineName.of(engine), false)));
        List<String> metrics =
                table.rows().stream().map(row -> row.text("metric")).distinct().toList();
        Optional<String> same = metrics.size() == 1 ? Optional.of(metrics.get(0)) : Optional.empty();
        List<IntervalChart.Row> rows = table.rows().stream()
                .map(row -> new IntervalChart.Row(
                        same.isPresent()
                                ? row.text("variant")
                                : row.text("variant") + ": " + Metric.words(row.text("metric")),
                        dots(row, engines)))
                .toList();
        boolean wide =
                table.rows().stream().anyMatch(row -> row.number("published") > 0 && row.number("published") < 1e-4)
                        || spreadsFar(table, engines);
        String place = group.report() + "/" + group.experiment();
        return Figure.of(
                "published-" + FileName.of(place + " " + group.unit()),
                place + ", " + group.unit() + ": " + verdicts(table),
                new IntervalChart(rows, same.map(Metric::axis).orElse(quantity(group.unit())), false, wide, true)
                        .draw(legend),
                Grid.of(place, table, columns(table)));
    }

    /** Whether one figure would press all others together on an axis of equal steps. */
    private static boolean spreadsFar(Table table, List<String> engines) {
        double[] values = table.rows().stream()
                .flatMapToDouble(row -> DoubleStream.concat(
                        DoubleStream.of(row.number("published")),
                        engines.stream().mapToDouble(engine -> row.number(engine + MEAN))))
                .filter(Double::isFinite)
                .sorted()
                .toArray();
        return values.length > 0 && values[0] > 0 && values[values.length - 1] > FAR * values[values.length / 2];
    }

    private static String quantity(String unit) {
        return unit.equals("%") ? "accuracy, %" : unit.equals("nats") ? "loss, nats" : unit;
    }

    private static String verdicts(Table table) {
        long agree = count(table, "agrees");
        long differ = count(table, "differs");
        return agree + differ == 0 ? "not comparable" : agree + " of " + (agree + differ) + " agree";
    }

    private static long count(Table table, String verdict) {
        return table.rows().stream()
                .filter(row -> row.text("verdict").equals(verdict))
                .count();
    }

    private static List<Dot> dots(Table.Row row, List<String> engines) {
        boolean faint =
                !row.text("verdict").equals("agrees") && !row.text("verdict").equals("differs");
        List<Dot> dots = new ArrayList<>();
        dots.add(new Dot(
                Ink.OTHERS,
                row.number("published"),
                Double.NaN,
                Double.NaN,
                "published: " + row.cell("published"),
                faint));
        for (String engine : engines) {
            dots.add(new Dot(
                    EngineName.ink(engine),
                    row.number(engine + MEAN),
                    row.number(engine + "_ci_low"),
                    row.number(engine + "_ci_high"),
                    EngineName.of(engine) + ": " + row.cell(engine + MEAN) + " (" + row.cell(engine + "_ci_low")
                            + " to " + row.cell(engine + "_ci_high") + "), " + row.text("verdict"),
                    faint));
        }
        return dots;
    }
}
