package backproplab.report.chart;

import backproplab.report.svg.Outline;
import backproplab.report.svg.Svg;
import java.util.List;
import java.util.Optional;

/**
 * Dots on a common axis with the interval of each, a row for each subject: accuracy by class, published figures beside ours, a forest plot
 * of effects.
 *
 * @param rows from the top
 * @param title quantity and unit of the axis
 * @param zero whether 0 is marked by a line
 * @param log whether the axis has equal factors
 * @param joined whether the dots of a row are joined by a line
 */
public record IntervalChart(List<Row> rows, String title, boolean zero, boolean log, boolean joined) {
    private static final double WIDTH = 380;
    private static final double RIGHT = 366;
    private static final double LINE = 15;
    /** Names that are longer stand above their dots. */
    private static final double BESIDE = 130;

    private static final double SPREAD = 9;
    private static final double BAND = 18;
    /** Dots are nearer to the name above them than to the next one. */
    private static final double APART = 15;

    /**
     * A row.
     *
     * @param name what it is about
     * @param dots in any order
     */
    public record Row(String name, List<Dot> dots) {}

    /**
     * A dot.
     *
     * @param ink how it looks
     * @param value where it lies; NaN leaves it out
     * @param low lower end of its interval; NaN for none
     * @param high upper end
     * @param words what is said of it
     * @param faint whether it shall stand back
     */
    public record Dot(Ink ink, double value, double low, double high, String words, boolean faint) {
        boolean visible(boolean log) {
            return Double.isFinite(value) && !(log && value <= 0);
        }
    }

    /**
     * Draws it.
     *
     * @param legend what the inks stand for
     * @return the chart; empty if there is no dot
     */
    public Optional<Drawing> draw(List<Drawing.Key> legend) {
        double[] values = rows.stream()
                .flatMap(row -> row.dots().stream())
                .filter(dot -> dot.visible(log))
                .flatMapToDouble(dot -> java.util.stream.DoubleStream.of(dot.value(), dot.low(), dot.high()))
                .filter(value -> Double.isFinite(value) && !(log && value <= 0))
                .sorted()
                .toArray();
        if (values.length == 0) {
            return Optional.empty();
        }
        double longest = rows.stream()
                .mapToDouble(row -> Letters.width(row.name()))
                .max()
                .orElse(0);
        boolean beside = longest <= BESIDE;
        double left = beside ? longest + 16 : 14;
        double low = zero && !log ? Math.min(0, values[0]) : values[0];
        double high = zero && !log ? Math.max(0, values[values.length - 1]) : values[values.length - 1];
        Scale scale = log ? Scale.log(low, high, left, RIGHT, 6) : Scale.linear(low, high, left, RIGHT, 6);
        Svg body = new Svg();
        double y = 6;
        for (Row row : rows) {
            y = draw(body, row, y, beside, left, scale);
        }
        Svg svg = new Svg();
        Frame frame = new Frame(left, 4, RIGHT, y);
        frame.horizontal(svg, scale, title);
        return Optional.of(new Drawing(WIDTH, y + 44, svg.toString() + body, legend));
    }

    /** Draws a row and says where the next begins. */
    private double draw(Svg svg, Row row, double top, boolean beside, double left, Scale scale) {
        List<Dot> dots = row.dots().stream().filter(dot -> dot.visible(log)).toList();
        double y = name(svg, row, top, beside, left);
        double bottom = Math.max(y + SPREAD * dots.size() + (beside ? 6 : APART), y + BAND);
        // No line of the grid goes through words.
        new Frame(left, y, RIGHT, bottom).vertical(svg, scale);
        if (zero && !log) {
            Marks.line(svg, scale.at(0), y, scale.at(0), bottom, 2);
        }
        if (joined && dots.size() > 1) {
            join(svg, dots, y + 4 + SPREAD * dots.size() / 2, scale);
        }
        for (int i = 0; i < dots.size(); i++) {
            dot(svg, dots.get(i), y + 4 + SPREAD / 2 + SPREAD * i, scale);
        }
        return bottom;
    }

    /** Writes a row's name and says where its dots begin. */
    private static double name(Svg svg, Row row, double top, boolean beside, double left) {
        if (beside) {
            Marks.right(svg, left - 8, top + 8 + SPREAD * Math.max(1, row.dots().size()) / 2, row.name());
            return top;
        }
        double y = top;
        for (String line : Words.wrapped(row.name(), WIDTH - 4, Letters.SIZE)) {
            y += LINE;
            svg.words(2, y - 3, line, "class", "tx");
        }
        return y;
    }

    private static void join(Svg svg, List<Dot> dots, double y, Scale scale) {
        double[] ends =
                dots.stream().mapToDouble(dot -> scale.at(dot.value())).sorted().toArray();
        Marks.dotted(svg, ends[0], y, ends[ends.length - 1], y);
    }

    private void dot(Svg svg, Dot dot, double y, Scale scale) {
        svg.open("g", "opacity", dot.faint() ? 0.45 : 1);
        boolean wide = Double.isFinite(dot.low()) && dot.high() > dot.low() && !(log && dot.low() <= 0);
        if (wide) {
            Outline line = new Outline().to(scale.at(dot.low()), y).to(scale.at(dot.high()), y);
            dot.ink().stroke(svg, line, 2, 1, false);
        }
        dot.ink().mark(svg, scale.at(dot.value()), y, 4, dot.words());
        svg.close();
    }

    /**
     * How many marks the data ask for.
     *
     * @return dots that have a value and a place
     */
    public long marks() {
        return rows.stream()
                .flatMap(row -> row.dots().stream())
                .filter(dot -> dot.visible(log))
                .count();
    }
}
