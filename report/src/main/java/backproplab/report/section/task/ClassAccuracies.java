package backproplab.report.section.task;

import backproplab.report.chart.Drawing;
import backproplab.report.chart.IntervalChart;
import backproplab.report.chart.IntervalChart.Dot;
import backproplab.report.page.Block;
import backproplab.report.page.Figure;
import backproplab.report.page.Grid;
import backproplab.report.page.Section;
import backproplab.report.run.NetworkKey;
import backproplab.report.run.Run;
import backproplab.report.run.Spread;
import backproplab.report.run.Table;
import backproplab.report.section.Digits;
import backproplab.report.section.EngineName;
import backproplab.report.section.FileName;
import backproplab.report.section.NetworkNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Accuracy on the test set, class by class. */
public final class ClassAccuracies {
    private static final List<String> COLUMNS =
            List.of("model", "variant", "engine", "seed", "class", "images", "correct", "test_acc_pct");
    private static final int MOST_CLASSES = 60;

    private ClassAccuracies() {}

    /**
     * The section.
     *
     * @param run the run
     * @return the section; empty if the run has nothing of it
     */
    public static Optional<Section> of(Run run) {
        List<Figure> figures = new ArrayList<>();
        Map<NetworkKey, Table> networks = run.table("classes.csv").by(NetworkKey::of);
        Map<NetworkKey, String> names = NetworkNames.apart(networks.keySet(), NetworkKey::name);
        for (Map.Entry<NetworkKey, Table> network : networks.entrySet()) {
            figure(network.getKey(), names.get(network.getKey()), network.getValue())
                    .ifPresent(figures::add);
        }
        return figures.isEmpty()
                ? Optional.empty()
                : Optional.of(new Section(
                        "classes",
                        "Which classes are hard",
                        "Share of a class's test images that were recognised. Of several seeds the mean, and a line from the least to the largest.",
                        List.of(new Block.Figures(figures))));
    }

    private static Optional<Figure> figure(NetworkKey key, String name, Table table) {
        List<IntervalChart.Row> rows = new ArrayList<>();
        String hardest = "";
        double least = Double.POSITIVE_INFINITY;
        Map<String, Table> classes = table.by(row -> row.text("class"));
        for (Map.Entry<String, Table> one : classes.entrySet()) {
            List<Dot> dots = new ArrayList<>();
            one.getValue()
                    .by(row -> row.text("engine"))
                    .forEach((engine, seeds) -> dots.add(dot(one.getKey(), engine, seeds)));
            if (rows.size() < MOST_CLASSES) {
                rows.add(new IntervalChart.Row(one.getKey(), dots));
            }
            Spread all = Spread.of(dots.stream().map(Dot::value).toList());
            if (all.known() && all.mean() < least) {
                least = all.mean();
                hardest = one.getKey();
            }
        }
        List<Drawing.Key> legend = EngineName.legend(
                List.copyOf(table.by(row -> row.text("engine")).keySet()), false);
        String some = classes.size() > MOST_CLASSES
                ? " (drawn: the first " + MOST_CLASSES + " of " + classes.size() + " classes)"
                : "";
        String title = name + ": hardest is " + hardest + ", with " + Digits.fixed(least, 1) + " %" + some;
        return Figure.of(
                FileName.of(key) + "-classes",
                title,
                new IntervalChart(rows, "test accuracy, %", false, false, false).draw(legend),
                Grid.of("Accuracy by class of " + name, table, COLUMNS));
    }

    private static Dot dot(String name, String engine, Table seeds) {
        Spread spread = Spread.of(
                seeds.rows().stream().map(row -> row.number("test_acc_pct")).toList());
        boolean several = spread.count() > 1;
        return new Dot(
                EngineName.ink(engine),
                spread.mean(),
                several ? spread.low() : Double.NaN,
                several ? spread.high() : Double.NaN,
                name + ", " + EngineName.of(engine) + ": " + Digits.fixed(spread.mean(), 1) + " %",
                false);
    }
}
