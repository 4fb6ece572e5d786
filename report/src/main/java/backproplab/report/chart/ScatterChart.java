package backproplab.report.chart;

import backproplab.report.svg.Svg;
import java.util.List;
import java.util.Optional;

/**
 * A number over a quantity, a point for each thing. Things without the number stand apart, below the field.
 *
 * @param x what runs to the right
 * @param title quantity and unit of the vertical axis
 * @param values for each thing its number; NaN for none
 * @param words for each thing what is said of it
 * @param inks for each thing how it looks
 */
public record ScatterChart(Dimension x, String title, List<Double> values, List<String> words, List<Ink> inks) {
    private static final double WIDTH = 380;
    private static final double LEFT = 50;
    private static final double TOP = 34;
    private static final double RIGHT = 356;
    private static final double BOTTOM = 200;
    private static final double APART = 222;

    /**
     * Draws it.
     *
     * @param without what the things are that have no number; said if there are any
     * @return the chart; empty if no thing has a number
     */
    public Optional<Drawing> draw(String without) {
        double[] finite = values.stream()
                .mapToDouble(Double::doubleValue)
                .filter(Double::isFinite)
                .sorted()
                .toArray();
        if (finite.length == 0) {
            return Optional.empty();
        }
        boolean apart = finite.length < values.size();
        double bottom = apart ? APART : BOTTOM;
        Scale across = x.scale(LEFT + 8, RIGHT, 5);
        Scale up = Scale.linear(finite[0], finite[finite.length - 1], BOTTOM, TOP, 5);
        Svg svg = new Svg();
        svg.words(2, TOP - 14, title, "class", "tx");
        for (double tick : up.ticks()) {
            Marks.grid(svg, LEFT, up.at(tick), RIGHT, up.at(tick));
            Marks.muted(svg, LEFT - 6, up.at(tick) + 4, up.label(tick), "end");
        }
        Marks.line(svg, LEFT, bottom, RIGHT, bottom, 1);
        for (double tick : across.ticks()) {
            Marks.line(svg, across.at(tick), bottom, across.at(tick), bottom + 4, 1);
            Marks.muted(svg, across.at(tick), bottom + 17, x.label(across, tick), "middle");
        }
        Marks.middle(svg, (LEFT + RIGHT) / 2, bottom + 34, x.title());
        if (apart) {
            Marks.muted(svg, 2, APART - 6, without, "start");
        }
        for (int i = 0; i < values.size(); i++) {
            double y = Double.isFinite(values.get(i)) ? up.at(values.get(i)) : APART - 10;
            inks.get(i).mark(svg, x.at(across, i), y, 4, words.get(i));
        }
        return Optional.of(new Drawing(WIDTH, bottom + 44, svg.toString(), List.of()));
    }
}
