package backproplab.report.chart;

import backproplab.report.chart.LineChart.Axis;
import backproplab.report.chart.LineChart.Spacing;
import backproplab.report.svg.Outline;
import backproplab.report.svg.Svg;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;

/**
 * Single values on a common axis, a line of the page for each and its digits beside it: what remains of curves that have but one point.
 *
 * @param groups from the top
 * @param axis the quantity; of equal steps
 */
public record DotChart(List<Group> groups, Axis axis) {
    private static final double WIDTH = 380;
    private static final double RIGHT = 306;
    private static final double PITCH = 22;
    private static final double HEADING = 24;
    private static final double NAME = 140;
    private static final double LEAST_SPREAD = 0.02;

    /**
     * Values of one quantity.
     *
     * @param name what they have in common; empty for nothing
     * @param dots from the top
     */
    public record Group(String name, List<Dot> dots) {}

    /**
     * A value.
     *
     * @param ink how it looks
     * @param name whose it is
     * @param value where it lies; NaN leaves it out
     * @param low least of several values that {@code value} is the mean of; NaN for nothing
     * @param high largest of them
     * @param label the value for people
     */
    public record Dot(Ink ink, String name, double value, double low, double high, String label) {}

    /**
     * Draws it.
     *
     * @param legend what the inks stand for
     * @return the chart; empty if there is no value
     */
    public Optional<Drawing> draw(List<Drawing.Key> legend) {
        List<Group> shown = groups.stream()
                .map(group -> new Group(
                        group.name(),
                        group.dots().stream()
                                .filter(dot -> Double.isFinite(dot.value()))
                                .toList()))
                .filter(group -> !group.dots().isEmpty())
                .toList();
        double[] values = shown.stream()
                .flatMap(group -> group.dots().stream())
                .flatMapToDouble(dot -> DoubleStream.of(dot.value(), dot.low(), dot.high()))
                .filter(Double::isFinite)
                .sorted()
                .toArray();
        if (values.length == 0) {
            return Optional.empty();
        }
        double widest = shown.stream()
                .flatMap(group -> group.dots().stream())
                .mapToDouble(dot -> Letters.width(dot.name()))
                .max()
                .orElseThrow();
        double left = 14 + Math.min(NAME, widest);
        Scale scale = scale(values[0], values[values.length - 1], left);
        Svg body = new Svg();
        double y = 4;
        for (Group group : shown) {
            if (!group.name().isEmpty()) {
                String name = Words.cutWithin(group.name(), WIDTH / Letters.BOLD - 4, Letters.SIZE);
                body.words(2, y + 15, name, "class", "tx", "font-weight", "bold");
                y += HEADING;
            }
            for (Dot dot : group.dots()) {
                draw(body, dot, y + PITCH / 2, left, scale);
                y += PITCH;
            }
        }
        Svg svg = new Svg();
        Frame frame = new Frame(left, 4, RIGHT, y + 4);
        frame.vertical(svg, scale);
        frame.horizontal(svg, scale, axis.title());
        return Optional.of(new Drawing(WIDTH, y + 48, svg.toString() + body, legend));
    }

    /** Values that differ by next to nothing lie next to each other. */
    private Scale scale(double low, double high, double left) {
        double room = Math.max(0, LEAST_SPREAD * Math.max(Math.abs(low), Math.abs(high)) - (high - low)) / 2;
        Scale scale = Scale.linear(low - room, high + room, left, RIGHT, 4);
        return axis.kind() == Spacing.PERCENT && high <= 100 ? scale.upTo(100) : scale;
    }

    private static void draw(Svg svg, Dot dot, double y, double left, Scale scale) {
        Marks.right(svg, left - 8, y + 4, Words.cutWithin(dot.name(), NAME, Letters.SIZE));
        if (Double.isFinite(dot.low()) && dot.high() > dot.low()) {
            Outline line = new Outline().to(scale.at(dot.low()), y).to(scale.at(dot.high()), y);
            dot.ink().stroke(svg, line, 2, 1, false);
        }
        dot.ink().mark(svg, scale.at(dot.value()), y, 4.5, dot.name() + ": " + dot.label());
        svg.words(RIGHT + 10, y + 4, dot.label(), "class", "tx");
    }

    /**
     * How many marks the data ask for.
     *
     * @return dots with a value
     */
    public long marks() {
        return groups.stream()
                .flatMap(group -> group.dots().stream())
                .filter(dot -> Double.isFinite(dot.value()))
                .count();
    }
}
