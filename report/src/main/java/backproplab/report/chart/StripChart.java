package backproplab.report.chart;

import backproplab.report.svg.Svg;
import java.util.List;
import java.util.Optional;

/**
 * Many numbers as small dots on a common axis of equal factors, a row for each subject, and a limit that they must not pass. Numbers that
 * are exactly 0 stand at the left edge.
 *
 * @param rows from the top
 * @param title quantity of the axis
 * @param limit where the limit is
 */
public record StripChart(List<Row> rows, String title, double limit) {
    private static final double WIDTH = 380;
    private static final double RIGHT = 366;
    private static final double NAME = 150;
    private static final double LANE = 8;
    private static final double DOT = 3;

    /**
     * A row.
     *
     * @param name what it is about
     * @param lanes one for each kind of number
     */
    public record Row(String name, List<Lane> lanes) {}

    /**
     * Numbers of one kind.
     *
     * @param ink how they look
     * @param values at least 0
     * @param worst what is said of the largest
     */
    public record Lane(Ink ink, List<Double> values, String worst) {}

    /**
     * Draws it.
     *
     * @param legend what the inks stand for
     * @return the chart; empty if there is no number
     */
    public Optional<Drawing> draw(List<Drawing.Key> legend) {
        double[] values = rows.stream()
                .flatMap(row -> row.lanes().stream())
                .flatMap(lane -> lane.values().stream())
                .mapToDouble(Double::doubleValue)
                .sorted()
                .toArray();
        if (values.length == 0) {
            return Optional.empty();
        }
        double least = java.util.Arrays.stream(values)
                .filter(value -> value > 0)
                .findFirst()
                .orElse(limit / 10);
        double left = 14
                + Math.min(
                        NAME,
                        rows.stream()
                                .mapToDouble(row -> Letters.width(row.name()))
                                .max()
                                .orElse(0));
        Scale scale =
                Scale.log(Math.min(least, limit / 10), Math.max(values[values.length - 1], limit), left + 12, RIGHT, 5);
        double bottom = 8 + rows.stream().mapToDouble(row -> height(row)).sum();
        Svg svg = new Svg();
        Frame frame = new Frame(left, 4, RIGHT, bottom);
        frame.vertical(svg, scale);
        frame.horizontal(svg, scale, title);
        double y = 8;
        for (Row row : rows) {
            Marks.right(
                    svg,
                    left - 6,
                    y + row.lanes().size() * LANE / 2 + 4,
                    Words.cutWithin(row.name(), NAME, Letters.SIZE));
            for (int i = 0; i < row.lanes().size(); i++) {
                dots(svg, row.lanes().get(i), y + LANE / 2 + i * LANE, left, scale);
            }
            y += height(row);
        }
        svg.leaf(
                "line",
                "class",
                "lim",
                "x1",
                scale.at(limit),
                "y1",
                4,
                "x2",
                scale.at(limit),
                "y2",
                bottom,
                "stroke",
                new Ink(1).colour(),
                "stroke-width",
                2);
        return Optional.of(new Drawing(WIDTH, bottom + 44, svg.toString(), legend));
    }

    private static double height(Row row) {
        return Math.max(16, row.lanes().size() * LANE + 5);
    }

    /** One path for all of them: strokes without length, with round ends. */
    private static void dots(Svg svg, Lane lane, double y, double left, Scale scale) {
        StringBuilder path = new StringBuilder();
        for (double value : lane.values()) {
            double x = value > 0 ? scale.at(value) : left;
            path.append('M')
                    .append(Svg.number(x))
                    .append(' ')
                    .append(Svg.number(y))
                    .append("h0");
        }
        svg.mark(
                "path",
                lane.worst(),
                "class",
                "m dots " + lane.ink().strokeClass(),
                "d",
                path,
                "fill",
                "none",
                "stroke",
                lane.ink().colour(),
                "stroke-width",
                DOT,
                "stroke-linecap",
                "round",
                "stroke-opacity",
                0.75);
    }

    /**
     * How many dots the data ask for.
     *
     * @return all numbers
     */
    public long marks() {
        return rows.stream()
                .flatMap(row -> row.lanes().stream())
                .mapToLong(lane -> lane.values().size())
                .sum();
    }
}
