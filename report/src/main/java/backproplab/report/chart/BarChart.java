package backproplab.report.chart;

import backproplab.report.svg.Svg;
import java.util.List;
import java.util.Optional;

/**
 * Bars that lie, in groups: within a group the longest is the largest value, so that lengths are shares of it.
 *
 * @param groups from the top
 * @param wide letters that stand before the bars at most
 */
public record BarChart(List<Group> groups, int wide) {
    private static final double WIDTH = 380;
    private static final double BAR = 18;
    private static final double PITCH = 25;
    private static final double HEADING = 24;
    private static final double VALUE_LETTER = 7;
    private static final double LETTER = 7.2;

    /**
     * Bars that are compared with each other.
     *
     * @param name what they have in common; empty for nothing
     * @param bars from the top
     */
    public record Group(String name, List<Bar> bars) {}

    /**
     * A bar.
     *
     * @param ink how it looks
     * @param name whose it is
     * @param value its length; at least 0; NaN leaves it out
     * @param label the value for people
     * @param low least of several values that {@code value} is the mean of; NaN for nothing
     * @param high largest of them
     */
    public record Bar(Ink ink, String name, double value, String label, double low, double high) {}

    /**
     * Draws it.
     *
     * @return the chart; empty if no bar has a value
     */
    public Optional<Drawing> draw() {
        if (groups.stream().flatMap(group -> group.bars().stream()).noneMatch(bar -> Double.isFinite(bar.value()))) {
            return Optional.empty();
        }
        int letters = Math.min(
                wide,
                groups.stream()
                        .flatMap(group -> group.bars().stream())
                        .mapToInt(bar -> bar.name().length())
                        .max()
                        .orElse(0));
        double left = letters * LETTER + 14;
        double values = 12
                + VALUE_LETTER
                        * groups.stream()
                                .flatMap(group -> group.bars().stream())
                                .mapToInt(bar -> bar.label().length())
                                .max()
                                .orElse(0);
        Svg svg = new Svg();
        double y = 2;
        for (Group group : groups) {
            List<Bar> bars = group.bars().stream()
                    .filter(bar -> Double.isFinite(bar.value()))
                    .toList();
            if (bars.isEmpty()) {
                continue;
            }
            if (!group.name().isEmpty()) {
                svg.words(2, y + 15, Words.cut(group.name(), 64), "class", "tx", "font-weight", "bold");
                y += HEADING;
            }
            double longest = bars.stream()
                    .mapToDouble(bar -> Math.max(bar.value(), Double.isFinite(bar.high()) ? bar.high() : 0))
                    .max()
                    .orElseThrow();
            for (Bar bar : bars) {
                double scale = (WIDTH - left - values) / (longest > 0 ? longest : 1);
                draw(svg, bar, left, y, scale);
                y += PITCH;
            }
            y += 8;
        }
        return Optional.of(new Drawing(WIDTH, y, svg.toString(), List.of()));
    }

    private void draw(Svg svg, Bar bar, double left, double y, double scale) {
        double middle = y + BAR / 2;
        double length = Math.max(1, bar.value() * scale);
        svg.words(left - 8, middle + 4, Words.cut(bar.name(), wide), "class", "tx", "text-anchor", "end");
        svg.mark(
                "rect",
                bar.name() + ": " + bar.label(),
                "class",
                "m " + bar.ink().fillClass(),
                "x",
                left,
                "y",
                y,
                "width",
                length,
                "height",
                BAR,
                "rx",
                2,
                "fill",
                bar.ink().colour());
        double end = left + length;
        if (Double.isFinite(bar.low()) && bar.high() > bar.low()) {
            double from = left + bar.low() * scale;
            double to = left + bar.high() * scale;
            svg.leaf(
                    "line",
                    "class",
                    "ax",
                    "x1",
                    from,
                    "y1",
                    middle,
                    "x2",
                    to,
                    "y2",
                    middle,
                    "stroke",
                    "#111111",
                    "stroke-width",
                    1.5);
            end = Math.max(end, to);
        }
        svg.words(end + 6, middle + 4, bar.label(), "class", "tx");
    }

    /**
     * How many marks the data ask for.
     *
     * @return bars with a value
     */
    public long marks() {
        return groups.stream()
                .flatMap(group -> group.bars().stream())
                .filter(bar -> Double.isFinite(bar.value()))
                .count();
    }
}
