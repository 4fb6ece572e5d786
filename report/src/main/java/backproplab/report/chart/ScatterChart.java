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
    private static final double BETWEEN = 6;

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
        Scale up = Scale.linear(finite[0], finite[finite.length - 1], BOTTOM, TOP, 5);
        double left = Frame.left(up, LEFT);
        Scale across = x.scale(left + 8, RIGHT, 5);
        Svg svg = new Svg();
        Frame frame = new Frame(left, TOP, RIGHT, bottom);
        frame.upwards(svg, up, title);
        frame.horizontal(svg, across, tick -> name(across, tick), x.title());
        if (apart) {
            Marks.muted(svg, 2, APART - 6, without, "start");
        }
        for (int i = 0; i < values.size(); i++) {
            double y = Double.isFinite(values.get(i)) ? up.at(values.get(i)) : APART - 10;
            inks.get(i).mark(svg, x.at(across, i), y, 4, words.get(i));
        }
        return Optional.of(new Drawing(WIDTH, bottom + 44, svg.toString(), List.of()));
    }

    /** Words have the room from one to the next. */
    private String name(Scale across, double tick) {
        String name = x.label(across, tick);
        return x.numeric() ? name : Words.cutWithin(name, across.at(1) - across.at(0) - BETWEEN, Letters.SMALL);
    }
}
