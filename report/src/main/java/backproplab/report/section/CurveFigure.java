package backproplab.report.section;

import backproplab.report.chart.Drawing;
import backproplab.report.chart.LineChart;
import backproplab.report.chart.LineChart.Axis;
import backproplab.report.chart.LineChart.Line;
import backproplab.report.chart.LineChart.Spacing;
import backproplab.report.chart.LineChart.Weight;
import backproplab.report.page.Figure;
import backproplab.report.page.Grid;
import backproplab.report.run.Table;
import backproplab.report.section.EpochMeans.Across;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * Curves of several trainings in one chart, over whatever the reader chooses.
 *
 * @param name its name as a file
 * @param title what there is to be seen
 * @param axis quantity and unit of the vertical axis
 * @param curves whose they are
 */
public record CurveFigure(String name, String title, String axis, List<EpochMeans> curves) {

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
        List<Drawing.Key> legend = curves.stream()
                .map(curve -> new Drawing.Key(curve.ink(), curve.name(), true))
                .toList();
        List<Figure.View> views = new ArrayList<>();
        for (Across way : across) {
            for (boolean log : logs ? new boolean[] {false, true} : new boolean[] {false}) {
                Axis vertical = new Axis(log ? axis + " (log)" : axis, log ? Spacing.LOG : Spacing.LINEAR);
                String words = "over " + way.axis().title() + (log ? ", " + axis + " on a log axis" : "");
                new LineChart(way.axis(), vertical, lines(quantities, way, steps))
                        .draw(legend)
                        .ifPresent(drawing ->
                                views.add(new Figure.View(way.token(), log ? "log" : "linear", words, drawing)));
            }
        }
        return views.isEmpty() ? Optional.empty() : Optional.of(new Figure(name, title, views, numbers));
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
                        i == 1 && curve == curves.get(0) ? "training" : ""));
            }
        }
        return lines;
    }
}
