package backproplab.report.chart;

import backproplab.report.svg.Svg;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Bars that lie, in groups: within a group the longest is the largest value, so that lengths are shares of it.
 *
 * @param groups from the top
 * @param common whether bars of all groups have the same scale, so that groups can be compared too
 */
public record BarChart(List<Group> groups, boolean common) {
    private static final double WIDTH = 380;
    private static final double BAR = 18;
    private static final double PITCH = 25;
    private static final double HEADING = 24;
    /** Names leave about half of the chart to the bars. */
    private static final double NAME = 190;

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
    public record Bar(Ink ink, String name, double value, String label, double low, double high) {

        /**
         * The same bar.
         *
         * @param other whose it is
         * @return with that name
         */
        public Bar named(String other) {
            return new Bar(ink, other, value, label, low, high);
        }
    }

    /**
     * Draws it.
     *
     * @return the chart; empty if no bar has a value
     */
    public Optional<Drawing> draw() {
        return draw(List.of());
    }

    /**
     * Draws it, inks explained.
     *
     * @param legend what the inks stand for, if names do not say it
     * @return the chart; empty if no bar has a value
     */
    public Optional<Drawing> draw(List<Drawing.Key> legend) {
        if (groups.stream().flatMap(group -> group.bars().stream()).noneMatch(bar -> Double.isFinite(bar.value()))) {
            return Optional.empty();
        }
        double left = 14 + Math.min(NAME, widest(Bar::name));
        double values = 8 + widest(Bar::label);
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
                svg.words(
                        2,
                        y + 15,
                        Words.cutWithin(group.name(), WIDTH / Letters.BOLD - 4, Letters.SIZE),
                        "class",
                        "tx",
                        "font-weight",
                        "bold");
                y += HEADING;
            }
            double longest = common ? longest(groups) : longest(List.of(group));
            for (Bar bar : bars) {
                double scale = (WIDTH - left - values) / (longest > 0 ? longest : 1);
                draw(svg, group.name(), bar, left, y, scale);
                y += PITCH;
            }
            y += 8;
        }
        return Optional.of(new Drawing(WIDTH, y, svg.toString(), legend));
    }

    private static double longest(List<Group> groups) {
        return groups.stream()
                .flatMap(group -> group.bars().stream())
                .mapToDouble(bar -> Math.max(
                        Double.isFinite(bar.value()) ? bar.value() : 0, Double.isFinite(bar.high()) ? bar.high() : 0))
                .max()
                .orElse(0);
    }

    private double widest(Function<Bar, String> words) {
        return groups.stream()
                .flatMap(group -> group.bars().stream())
                .filter(bar -> Double.isFinite(bar.value()))
                .map(words)
                .mapToDouble(Letters::width)
                .max()
                .orElse(0);
    }

    private static void draw(Svg svg, String group, Bar bar, double left, double y, double scale) {
        double middle = y + BAR / 2;
        double length = Math.max(1, bar.value() * scale);
        Marks.right(svg, left - 8, middle + 4, Words.cutWithin(bar.name(), NAME, Letters.SIZE));
        svg.mark(
                "rect",
                (group.isEmpty() ? "" : group + ", ") + bar.name() + ": " + bar.label(),
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
                    "er",
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
                    2);
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
