package backproplab.report.section;

import backproplab.report.chart.DotChart;
import backproplab.report.chart.DotChart.Dot;
import backproplab.report.chart.DotChart.Group;
import backproplab.report.chart.Drawing;
import backproplab.report.chart.LineChart;
import backproplab.report.chart.LineChart.Axis;
import backproplab.report.chart.LineChart.Line;
import backproplab.report.chart.LineChart.Spacing;
import backproplab.report.chart.LineChart.Weight;
import backproplab.report.page.Figure;
import backproplab.report.page.Grid;
import backproplab.report.run.Spread;
import backproplab.report.run.Table;
import backproplab.report.section.EpochMeans.Across;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/**
 * Curves of several trainings in one chart, over whatever the reader chooses.
 *
 * @param name its name as a file
 * @param title what there is to be seen
 * @param axis the vertical one as long as nobody asks for equal factors
 * @param curves whose they are
 */
public record CurveFigure(String name, String title, Axis axis, List<EpochMeans> curves) {
    private static final String TRAINING = "training";
    /** Units of percentages and of what they differ by. */
    private static final Set<String> POINTS = Set.of("%", "points");

    /** From so many times the median on an axis of equal factors shows more. */
    private static final double FAR = 100;
    /** So many times the median is no loss that anything could be learned from. */
    private static final double ABSURD = 1e6;

    /**
     * Draws it.
     *
     * @param quantities what is drawn of each training: the first with marks, a second one thin, which is training beside validation
     * @param across what the reader can choose, the usual first
     * @param steps training steps of an epoch; NaN if nobody knows
     * @param logs whether the vertical axis can be chosen too
     * @param numbers the numbers behind it
     * @return the chart; empty if there is nothing to draw
     */
    public Optional<Figure> draw(
            List<ToDoubleFunction<Table.Row>> quantities,
            List<Across> across,
            double steps,
            boolean logs,
            Grid numbers) {
        if (curves.stream().allMatch(curve -> curve.epochs() < 2)) {
            return Figure.of(name, title, new DotChart(groups(quantities), axis).draw(List.of()), numbers);
        }
        List<Drawing.Key> legend = curves.stream()
                .map(curve -> new Drawing.Key(curve.ink(), curve.name(), true))
                .toList();
        double median = median(quantities.get(0));
        double largest = values(quantities.get(0)).max().orElse(Double.NaN);
        boolean usual = logs && largest > FAR * median;
        boolean out = logs && largest > ABSURD * median;
        List<ToDoubleFunction<Table.Row>> drawn = out
                ? quantities.stream()
                        .map(quantity -> within(quantity, ABSURD * median))
                        .toList()
                : quantities;
        List<Figure.View> views = new ArrayList<>();
        for (Across way : across) {
            for (boolean log : logs ? new boolean[] {usual, !usual} : new boolean[] {false}) {
                Axis vertical = log ? axis.spaced(Spacing.LOG) : axis;
                String words = "over " + way.axis().title() + (log ? ", " + axis.title() + " on a log axis" : "");
                new LineChart(way.axis(), vertical, lines(drawn, way, steps))
                        .draw(legend)
                        .ifPresent(drawing ->
                                views.add(new Figure.View(way.token(), log ? "log" : "linear", words, drawing)));
            }
        }
        return views.isEmpty()
                ? Optional.empty()
                : Optional.of(new Figure(
                        name,
                        title + (out ? " (what is beyond " + Digits.rounded(ABSURD * median) + " is not drawn)" : ""),
                        views,
                        numbers));
    }

    /** The middle one of all values above 0; NaN without any. */
    private double median(ToDoubleFunction<Table.Row> quantity) {
        double[] values = values(quantity).sorted().toArray();
        return values.length == 0 ? Double.NaN : values[values.length / 2];
    }

    private DoubleStream values(ToDoubleFunction<Table.Row> quantity) {
        return curves.stream()
                .flatMap(curve -> curve.trainings().stream())
                .flatMap(training -> training.epochs().stream())
                .mapToDouble(quantity)
                .filter(value -> Double.isFinite(value) && value > 0);
    }

    /** A value far above the others, as before a loss becomes infinite, would press them together: it has no place. */
    private static ToDoubleFunction<Table.Row> within(ToDoubleFunction<Table.Row> quantity, double most) {
        return row -> quantity.applyAsDouble(row) > most ? Double.NaN : quantity.applyAsDouble(row);
    }

    /** A curve of one point is no curve. */
    private List<Group> groups(List<ToDoubleFunction<Table.Row>> quantities) {
        List<Group> groups = new ArrayList<>();
        for (int i = 0; i < quantities.size(); i++) {
            ToDoubleFunction<Table.Row> quantity = quantities.get(i);
            groups.add(new Group(
                    quantities.size() == 1 ? "" : i == 0 ? "validation" : TRAINING,
                    curves.stream().map(curve -> dot(curve, quantity)).toList()));
        }
        return groups;
    }

    private Dot dot(EpochMeans curve, ToDoubleFunction<Table.Row> quantity) {
        Spread spread = curve.end(quantity);
        boolean several = spread.count() > 1;
        boolean points = POINTS.contains(axis.unit());
        return new Dot(
                curve.ink(),
                curve.name(),
                spread.mean(),
                several ? spread.low() : Double.NaN,
                several ? spread.high() : Double.NaN,
                points ? Digits.percent(spread.mean()) : Digits.three(spread.mean()));
    }

    private List<Line> lines(List<ToDoubleFunction<Table.Row>> quantities, Across across, double steps) {
        List<Line> lines = new ArrayList<>();
        for (EpochMeans curve : curves) {
            for (int i = 0; i < quantities.size(); i++) {
                lines.addAll(curve.lines(
                        quantities.get(i),
                        across,
                        steps,
                        i == 0 ? Weight.MAIN : Weight.BESIDE,
                        i == 1 && curve == curves.get(0) ? TRAINING : ""));
            }
        }
        return lines;
    }
}
