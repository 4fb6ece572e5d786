package backproplab.report.section.tune;

import backproplab.report.chart.Drawing;
import backproplab.report.chart.LineChart;
import backproplab.report.chart.LineChart.Axis;
import backproplab.report.chart.LineChart.Line;
import backproplab.report.chart.LineChart.Point;
import backproplab.report.chart.LineChart.Spacing;
import backproplab.report.chart.LineChart.Weight;
import backproplab.report.page.Block;
import backproplab.report.page.Figure;
import backproplab.report.page.Grid;
import backproplab.report.page.Page;
import backproplab.report.page.Section;
import backproplab.report.run.NetworkKey;
import backproplab.report.run.Run;
import backproplab.report.run.Table;
import backproplab.report.section.Digits;
import backproplab.report.section.EngineName;
import backproplab.report.section.FileName;
import backproplab.report.section.Headline;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.DoubleStream;

/** Learning-rate range tests: the loss while the rate grows, all engines of a network in one chart. */
public final class RateTests {
    private static final List<String> COLUMNS = List.of(
            "model", "variant", "engine", "seed", "step", "lr", "loss", "smoothed_loss", "in_range", "suggested_lr");
    private static final String SMOOTHED = "smoothed_loss";
    private static final String RATE = "lr";
    /** A line of more points would be a page of its own. */
    private static final int MOST_POINTS = 200;
    /** What is above so many times the first loss would press the rest together. */
    private static final double HIGHEST = 2;

    private RateTests() {}

    /** The test of a network with a seed on an engine. */
    private record Test(NetworkKey key, String engine, String seed, List<Table.Row> rows) {
        static List<Test> of(Table table) {
            List<Test> tests = new ArrayList<>();
            record Id(NetworkKey key, String engine, String seed) {}
            table.by(row -> new Id(NetworkKey.of(row), row.text("engine"), row.text("seed")))
                    .forEach((id, rows) -> tests.add(new Test(id.key(), id.engine(), id.seed(), rows.rows())));
            return tests;
        }

        double suggested() {
            return rows.get(0).number("suggested_lr");
        }

        /** The rate as the option takes it. */
        String named() {
            return rows.get(0).cell("suggested_lr");
        }

        String words() {
            return key.name() + " " + EngineName.of(engine);
        }

        /** Nothing above this is drawn. */
        double highest() {
            return HIGHEST * rows.get(0).number(SMOOTHED);
        }
    }

    /**
     * The answer.
     *
     * @param run the run
     * @return the rates that are suggested
     */
    public static Headline headline(Run run) {
        List<Page.Tile> tiles = Test.of(run.table("lr.csv")).stream()
                .filter(test -> Double.isFinite(test.suggested()))
                .map(test -> new Page.Tile("--lr " + test.named(), test.words() + ", seed " + test.seed()))
                .toList();
        return tiles.isEmpty()
                ? new Headline("No learning rate made a loss fall.", "", List.of())
                : new Headline(
                        "Learning rates to begin with, from how the loss falls and rises while the rate grows.",
                        "A tenth of the rate at which the smoothed loss is lowest, but no less than where it begins to fall; one seed and one epoch each.",
                        tiles);
    }

    /**
     * The section.
     *
     * @param run the run
     * @return the section; empty if the run has nothing of it
     */
    public static Optional<Section> of(Run run) {
        Table table = run.table("lr.csv");
        List<Figure> figures = new ArrayList<>();
        for (Map.Entry<NetworkKey, Table> network : table.by(NetworkKey::of).entrySet()) {
            figure(network.getKey(), network.getValue()).ifPresent(figures::add);
        }
        return figures.isEmpty()
                ? Optional.empty()
                : Optional.of(new Section(
                        "rates",
                        "How the loss answers to the learning rate",
                        "Thin: the smoothed loss. Thick with marks: the range, from where it begins to fall to where it begins to rise. Faint: the losses of single batches. The upright line is the suggested rate.",
                        List.of(new Block.Figures(figures))));
    }

    private static Optional<Figure> figure(NetworkKey key, Table table) {
        List<Test> tests = Test.of(table);
        Set<String> named = new HashSet<>();
        List<Line> lines = tests.stream()
                .flatMap(test -> lines(test, named.add(test.named())).stream())
                .toList();
        List<String> engines = tests.stream().map(Test::engine).distinct().toList();
        LineChart chart = new LineChart(new Axis("learning rate", "", Spacing.LOG), Axis.of("loss", "nats"), lines);
        List<Drawing.Key> legend = EngineName.legend(engines, true);
        return Figure.of(
                FileName.of(key) + "-rates",
                key.name() + ": " + title(tests),
                chart.draw(legend),
                Grid.of("Range test of " + key.name(), table, COLUMNS));
    }

    private static String title(List<Test> tests) {
        boolean seeds = tests.stream().map(Test::seed).distinct().count() > 1;
        List<String> each = tests.stream()
                .filter(test -> Double.isFinite(test.suggested()))
                .map(test -> test.named() + " " + EngineName.of(test.engine())
                        + (seeds ? " (seed " + test.seed() + ")" : ""))
                .toList();
        return each.isEmpty() ? "no rate makes the loss fall" : "suggested is " + String.join(", ", each);
    }

    private static List<Line> lines(Test test, boolean labelled) {
        List<Table.Row> shown = thinned(test.rows());
        List<Line> lines = new ArrayList<>();
        lines.add(line(test, Weight.FAINT, "loss", shown));
        lines.add(line(test, Weight.BESIDE, SMOOTHED, shown));
        List<Table.Row> range =
                shown.stream().filter(row -> row.cell("in_range").equals("1")).toList();
        if (range.isEmpty()) {
            return lines;
        }
        lines.add(line(test, Weight.MAIN, SMOOTHED, range));
        lines.add(suggestion(test, shown, labelled ? test.named() : ""));
        return lines;
    }

    /** Upright, from the smallest loss to the largest, where it hides no curve. */
    private static Line suggestion(Test test, List<Table.Row> shown, String label) {
        double[] losses = shown.stream()
                .map(row -> point(test, SMOOTHED, row))
                .mapToDouble(Point::y)
                .filter(Double::isFinite)
                .sorted()
                .toArray();
        List<Point> ends = DoubleStream.of(losses[0], losses[losses.length - 1])
                .mapToObj(loss -> new Point(test.suggested(), loss, Double.NaN, Double.NaN, ""))
                .toList();
        return new Line(EngineName.ink(test.engine()), Weight.BESIDE, ends, label);
    }

    private static List<Table.Row> thinned(List<Table.Row> rows) {
        int every = (rows.size() + MOST_POINTS - 1) / MOST_POINTS;
        List<Table.Row> kept = new ArrayList<>();
        for (int i = 0; i < rows.size(); i += every) {
            kept.add(rows.get(i));
        }
        return kept;
    }

    private static Line line(Test test, Weight weight, String column, List<Table.Row> rows) {
        return new Line(
                EngineName.ink(test.engine()),
                weight,
                rows.stream().map(row -> point(test, column, row)).toList(),
                "");
    }

    private static Point point(Test test, String column, Table.Row row) {
        double loss = row.number(column);
        return new Point(
                row.number(RATE),
                loss > test.highest() ? Double.NaN : loss,
                Double.NaN,
                Double.NaN,
                EngineName.of(test.engine()) + ", rate " + Digits.three(row.number(RATE)) + ": loss "
                        + Digits.three(loss));
    }
}
