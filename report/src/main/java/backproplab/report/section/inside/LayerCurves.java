package backproplab.report.section.inside;

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
import backproplab.report.run.NetworkKey;
import backproplab.report.run.Run;
import backproplab.report.run.Table;
import backproplab.report.section.EngineName;
import backproplab.report.section.FileName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What went on inside each layer epoch by epoch, of a run that was watched: a chart for each quantity, in which every layer is a line for each engine. */
final class LayerCurves {
    private static final String FILE = "layers.csv";
    /** More lines could not be told from each other. */
    private static final int MOST_LAYERS = 6;

    private static final Axis EPOCHS = new Axis("epochs done", "", Spacing.WHOLE);

    private final NetworkKey key;
    /** Of the first seed. */
    private final Table table;

    private final List<String> seeds;
    private final List<String> engines;

    private LayerCurves(NetworkKey key, Table all) {
        this.key = key;
        seeds = distinct(all.rows(), "seed");
        table = new Table(
                FILE,
                all.header(),
                all.rows().stream()
                        .filter(row -> row.text("seed").equals(seeds.get(0)))
                        .toList());
        engines = distinct(table.rows(), "engine");
    }

    /** The charts of all networks; nothing if the run was not watched. */
    static List<Block> of(Run run) {
        List<Block> blocks = new ArrayList<>();
        run.table(FILE).by(NetworkKey::of).forEach((key, table) -> blocks.addAll(new LayerCurves(key, table).blocks()));
        return blocks;
    }

    private List<Block> blocks() {
        List<Figure> figures = new ArrayList<>();
        for (LayerQuantity quantity : LayerQuantity.values()) {
            figure(quantity).ifPresent(figures::add);
        }
        if (figures.isEmpty()) {
            return List.of();
        }
        String others = engines.stream().skip(1).map(EngineName::of).collect(Collectors.joining(", "));
        return List.of(
                new Block.Heading("Layers of " + key.name() + " on " + key.dataset() + ", epoch by epoch"),
                new Block.Prose("Measured on the same images after every epoch; 0 is before training. "
                        + (seeds.size() > 1
                                ? "Drawn is seed " + seeds.get(0) + ", the first of " + seeds.size() + "; all are in "
                                        + FILE + ". "
                                : "")
                        + (others.isEmpty()
                                ? ""
                                : "Thick with marks: " + EngineName.of(engines.get(0)) + ". Thin: " + others
                                        + ". Lines that lie on each other show that the engines compute the same. ")
                        + (distinct(table.rows(), "layer").size() > MOST_LAYERS
                                ? "Of the layers that have a number " + MOST_LAYERS
                                        + " are drawn, evenly spread; all are in " + FILE + "."
                                : "")),
                new Block.Figures(figures));
    }

    private Optional<Figure> figure(LayerQuantity quantity) {
        List<Table.Row> rows = table.rows().stream()
                .filter(row -> Double.isFinite(row.number(quantity.column())))
                .toList();
        List<String> layers = someOf(distinct(rows, "layer"));
        List<Line> lines = new ArrayList<>();
        List<Drawing.Key> legend = new ArrayList<>();
        for (int i = 0; i < layers.size(); i++) {
            legend.add(new Drawing.Key(Ink.of(i), layers.get(i), true));
            // The others first, so that what has marks lies on top.
            for (int engine = engines.size() - 1; engine >= 0; engine--) {
                lines.add(line(
                        Ink.of(i),
                        engine == 0 ? Weight.MAIN : Weight.BESIDE,
                        of(rows, engines.get(engine), layers.get(i)),
                        quantity));
            }
        }
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        return Figure.of(
                FileName.of(key) + "-layers-" + quantity.token(),
                title(quantity, rows, layers),
                new LineChart(EPOCHS, quantity.axis(), lines).draw(legend),
                Grid.of(
                        "Layers of " + key.name(),
                        new Table(
                                FILE,
                                table.header(),
                                rows.stream()
                                        .filter(row -> layers.contains(row.text("layer")))
                                        .toList()),
                        List.of("layer", "engine", "seed", "epoch", quantity.column())));
    }

    private static Line line(Ink ink, Weight weight, List<Table.Row> rows, LayerQuantity quantity) {
        List<Point> points = rows.stream()
                .map(row -> new Point(
                        row.number("epoch"),
                        row.number(quantity.column()),
                        Double.NaN,
                        Double.NaN,
                        row.text("layer") + " " + EngineName.of(row.text("engine")) + ", epoch " + row.cell("epoch")
                                + ": " + quantity.text(row.number(quantity.column()))))
                .toList();
        return new Line(ink, weight, points, "");
    }

    /** What the first and the last layer come to in the engine with marks, or which has most dead units. */
    private String title(LayerQuantity quantity, List<Table.Row> rows, List<String> layers) {
        List<Table.Row> ends = layers.stream()
                .map(layer -> of(rows, engines.get(0), layer))
                .filter(found -> !found.isEmpty())
                .map(found -> found.get(found.size() - 1))
                .toList();
        Stream<Table.Row> told = quantity == LayerQuantity.DEAD
                ? ends.stream().max(Comparator.comparingDouble(row -> row.number(quantity.column()))).stream()
                : IntStream.of(0, ends.size() - 1)
                        .distinct()
                        .filter(i -> i >= 0)
                        .mapToObj(ends::get);
        String where = told.map(row -> quantity.text(row.number(quantity.column())) + " in " + row.text("layer"))
                .collect(Collectors.joining(", "));
        return quantity.words() + (where.isEmpty() ? "" : " " + where + " at the end");
    }

    private static List<Table.Row> of(List<Table.Row> rows, String engine, String layer) {
        return rows.stream()
                .filter(row ->
                        row.text("engine").equals(engine) && row.text("layer").equals(layer))
                .toList();
    }

    private static List<String> distinct(List<Table.Row> rows, String column) {
        return rows.stream().map(row -> row.text(column)).distinct().toList();
    }

    /** The first and the last, and some between. */
    private static List<String> someOf(List<String> layers) {
        if (layers.size() <= MOST_LAYERS) {
            return layers;
        }
        List<String> some = new ArrayList<>();
        for (int i = 0; i < MOST_LAYERS; i++) {
            some.add(layers.get(Math.round((float) i * (layers.size() - 1) / (MOST_LAYERS - 1))));
        }
        return some;
    }
}
