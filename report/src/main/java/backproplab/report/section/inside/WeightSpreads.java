package backproplab.report.section.inside;

import backproplab.report.chart.Drawing;
import backproplab.report.chart.Histogram;
import backproplab.report.page.Figure;
import backproplab.report.page.Grid;
import backproplab.report.run.NetworkKey;
import backproplab.report.run.NetworkReader.Tensor;
import backproplab.report.section.Digits;
import backproplab.report.section.FileName;
import java.util.ArrayList;
import java.util.List;

/** How the weights of every layer are spread, before training and after it in each engine. */
final class WeightSpreads {
    private WeightSpreads() {}

    /** A chart for each layer. */
    static List<Figure> of(NetworkKey key, List<State> states) {
        List<Drawing.Key> legend = states.stream()
                .map(state -> new Drawing.Key(state.ink(), state.name(), true))
                .toList();
        List<Figure> figures = new ArrayList<>();
        for (Tensor layer : states.get(0).network().weights()) {
            List<List<Grid.Cell>> rows = new ArrayList<>();
            List<Histogram.Series> series = new ArrayList<>();
            List<String> deviations = new ArrayList<>();
            for (State state : states) {
                for (Tensor tensor : state.network().weights()) {
                    if (tensor.name().equals(layer.name())) {
                        Spread spread = Spread.of(tensor.values());
                        series.add(new Histogram.Series(
                                state.ink(), tensor.values(), state.name() + ": " + spread.words()));
                        rows.add(spread.row(state.name()));
                        deviations.add(Digits.three(spread.deviation()) + " " + place(state.name()));
                    }
                }
            }
            Grid numbers = new Grid(
                    "Weights of " + layer.name(),
                    Spread.HEADER,
                    rows,
                    states.get(states.size() - 1).file(),
                    0);
            Figure.of(
                            FileName.of(key.name() + " weights " + layer.name()),
                            layer.name() + ": standard deviation " + String.join(", ", deviations),
                            new Histogram(series, "weight").draw(legend),
                            numbers)
                    .ifPresent(figures::add);
        }
        return figures;
    }

    private static String place(String state) {
        return state.startsWith("DL4J") ? "in " + state : state;
    }

    /** What there is to say of some weights. */
    private record Spread(int count, double mean, double deviation, double least, double largest) {
        static final List<String> HEADER =
                List.of("weights", "number", "mean", "standard deviation", "least", "largest");

        static Spread of(double[] values) {
            double sum = 0;
            double least = Double.POSITIVE_INFINITY;
            double largest = Double.NEGATIVE_INFINITY;
            for (double value : values) {
                sum += value;
                least = Math.min(least, value);
                largest = Math.max(largest, value);
            }
            double mean = sum / values.length;
            double squares = 0;
            for (double value : values) {
                squares += (value - mean) * (value - mean);
            }
            return new Spread(values.length, mean, Math.sqrt(squares / values.length), least, largest);
        }

        String words() {
            return "mean " + Digits.three(mean) + ", standard deviation " + Digits.three(deviation) + ", from "
                    + Digits.three(least) + " to " + Digits.three(largest);
        }

        List<Grid.Cell> row(String name) {
            List<Grid.Cell> row = new ArrayList<>();
            row.add(Grid.Cell.words(name));
            row.add(Grid.Cell.computed(Digits.fixed(count, 0)));
            for (double value : new double[] {mean, deviation, least, largest}) {
                row.add(Grid.Cell.computed(Digits.three(value)));
            }
            return row;
        }
    }
}
