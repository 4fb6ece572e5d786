package backproplab.report.chart;

import backproplab.report.svg.Outline;
import backproplab.report.svg.Svg;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * Lines over a common axis, such as accuracy over epochs.
 *
 * @param x what runs to the right
 * @param y what runs upwards
 * @param lines at least one; those named first are drawn first
 */
public record LineChart(Axis x, Axis y, List<Line> lines) {
    private static final double WIDTH = 380;
    private static final double HEIGHT = 270;
    /** Where the field begins; further to the right where the names of the vertical axis need it. */
    private static final double LEFT = 50;

    private static final double TOP = 34;
    private static final double RIGHT = 362;
    private static final double BOTTOM = 226;
    private static final int MANY = 40;

    /**
     * An axis.
     *
     * @param quantity what its values are
     * @param unit what they are measured in; empty for nothing
     * @param kind how values lie along it
     */
    public record Axis(String quantity, String unit, Spacing kind) {
        private static final String PERCENT = "%";

        /**
         * Equal steps; a percentage ends at 100.
         *
         * @param quantity what its values are
         * @param unit what they are measured in; empty for nothing
         * @return the axis
         */
        public static Axis of(String quantity, String unit) {
            return new Axis(quantity, unit, unit.equals(PERCENT) ? Spacing.PERCENT : Spacing.LINEAR);
        }

        /**
         * The same quantity otherwise.
         *
         * @param other how values lie along it
         * @return with that spacing
         */
        public Axis spaced(Spacing other) {
            return new Axis(quantity, unit, other);
        }

        /**
         * What stands beside it.
         *
         * @return quantity and unit, and whether equal factors are equally far apart
         */
        public String title() {
            return quantity + (unit.isEmpty() ? "" : ", " + unit) + (kind == Spacing.LOG ? " (log)" : "");
        }
    }

    /** How values lie along an axis. */
    public enum Spacing {
        /** Equal steps. */
        LINEAR,
        /** Equal steps, and nothing beyond 100. */
        PERCENT,
        /** Equal steps between whole numbers. */
        WHOLE,
        /** Equal factors; values of 0 and less are left out. */
        LOG
    }

    /** How much a line stands out. */
    public enum Weight {
        /** What the chart is about: a thick line with a mark at every point. */
        MAIN,
        /** What it is to be seen beside: thin, without marks. */
        BESIDE,
        /** One of several that a main line is the mean of: faint. */
        FAINT
    }

    /**
     * A point of a line.
     *
     * @param x where
     * @param y its value; NaN breaks the line
     * @param low lower end of what the value varies in; NaN for nothing
     * @param high upper end
     * @param words what is said of it
     */
    public record Point(double x, double y, double low, double high, String words) {}

    /**
     * A line.
     *
     * @param ink how it looks
     * @param weight how much it stands out
     * @param points in the order of x
     * @param label what stands at its end; empty for nothing
     */
    public record Line(Ink ink, Weight weight, List<Point> points, String label) {}

    /**
     * Draws it.
     *
     * @param legend what the inks stand for
     * @return the chart; empty if no point has a value
     */
    public Optional<Drawing> draw(List<Drawing.Key> legend) {
        List<Line> shown = lines.stream()
                .map(line -> new Line(
                        line.ink(),
                        line.weight(),
                        line.points().stream().map(this::visible).toList(),
                        line.label()))
                .toList();
        List<Point> points = shown.stream()
                .flatMap(line -> line.points().stream())
                .filter(point -> Double.isFinite(point.y()))
                .toList();
        if (points.isEmpty()) {
            return Optional.empty();
        }
        Scale up = scale(y, points, List.of(Point::y, Point::low, Point::high), BOTTOM, TOP, 5);
        double left = Frame.left(up, LEFT);
        Scale across = scale(x, points, List.of(Point::x), left, RIGHT, 6);
        Svg svg = new Svg();
        new Frame(left, TOP, RIGHT, BOTTOM).draw(svg, across, x.title(), up, y.title());
        for (Weight weight : List.of(Weight.FAINT, Weight.BESIDE, Weight.MAIN)) {
            shown.stream().filter(line -> line.weight() == weight).forEach(line -> draw(svg, line, across, up));
        }
        label(svg, shown, across, up, left);
        return Optional.of(new Drawing(WIDTH, HEIGHT, svg.toString(), legend));
    }

    /** What has no place on its axis breaks the line. */
    private Point visible(Point point) {
        boolean out = y.kind() == Spacing.LOG && point.y() <= 0
                || x.kind() == Spacing.LOG && point.x() <= 0
                || !Double.isFinite(point.x());
        return out ? new Point(point.x(), Double.NaN, Double.NaN, Double.NaN, point.words()) : point;
    }

    private static Scale scale(
            Axis axis, List<Point> points, List<ToDoubleFunction<Point>> values, double from, double to, int most) {
        boolean log = axis.kind() == Spacing.LOG;
        double[] all = points.stream()
                .flatMap(point -> values.stream().map(value -> value.applyAsDouble(point)))
                .mapToDouble(Double::doubleValue)
                .filter(value -> Double.isFinite(value) && (!log || value > 0))
                .sorted()
                .toArray();
        double low = all[0];
        double high = all[all.length - 1];
        return switch (axis.kind()) {
            case LINEAR -> Scale.linear(low, high, from, to, most);
            case PERCENT -> Scale.linear(low, high, from, to, most).upTo(Math.max(high, 100));
            case WHOLE -> Scale.whole(low, high, from, to, most);
            case LOG -> Scale.log(low, high, from, to, most);
        };
    }

    private static void draw(Svg svg, Line line, Scale across, Scale up) {
        Ink ink = line.ink();
        Outline outline = new Outline();
        for (Point point : line.points()) {
            if (Double.isFinite(point.y())) {
                outline.to(across.at(point.x()), up.at(point.y()));
            } else {
                outline.lift();
            }
        }
        if (line.weight() == Weight.MAIN) {
            band(svg, line, across, up);
            ink.stroke(svg, outline, 2, 1, true);
            double size = line.points().size() > MANY ? 1.6 : 3.2;
            line.points().stream()
                    .filter(point -> Double.isFinite(point.y()))
                    .forEach(point -> ink.mark(svg, across.at(point.x()), up.at(point.y()), size, point.words()));
        } else {
            boolean faint = line.weight() == Weight.FAINT;
            ink.stroke(svg, outline, faint ? 1 : 1.3, faint ? 0.3 : 0.9, !faint);
        }
    }

    private static void label(Svg svg, List<Line> shown, Scale across, Scale up, double left) {
        Labels labels = new Labels(left, TOP, RIGHT, BOTTOM);
        for (Line line : shown) {
            double[] before = null;
            for (Point point : line.points()) {
                double[] here = Double.isFinite(point.y()) ? place(point, across, up) : null;
                if (before != null && here != null) {
                    labels.line(before[0], before[1], here[0], here[1]);
                }
                before = here;
            }
        }
        for (Line line : shown) {
            List<double[]> places = line.points().stream()
                    .filter(point -> Double.isFinite(point.y()))
                    .map(point -> place(point, across, up))
                    .toList();
            if (!line.label().isEmpty() && !places.isEmpty()) {
                labels.write(svg, line.label(), places);
            }
        }
    }

    private static double[] place(Point point, Scale across, Scale up) {
        return new double[] {across.at(point.x()), up.at(point.y())};
    }

    /** From the lowest values to the right, and back along the highest. */
    private static void band(Svg svg, Line line, Scale across, Scale up) {
        List<Point> wide = line.points().stream()
                .filter(point -> Double.isFinite(point.low()) && Double.isFinite(point.high()))
                .toList();
        if (wide.size() < 2) {
            return;
        }
        Outline outline = new Outline();
        // Of a seed at 0 no logarithm is drawn: the band ends at the axis.
        wide.forEach(point ->
                outline.to(across.at(point.x()), up.at(up.log() ? Math.max(point.low(), up.low()) : point.low())));
        List<Point> back = new ArrayList<>(wide);
        java.util.Collections.reverse(back);
        back.forEach(point -> outline.to(across.at(point.x()), up.at(point.high())));
        svg.leaf(
                "path",
                "class",
                line.ink().fillClass(),
                "d",
                outline.shut(),
                "fill",
                line.ink().colour(),
                "fill-opacity",
                0.13);
    }

    /**
     * How many marks the data ask for.
     *
     * @return points of main lines that have a value and a place
     */
    public long marks() {
        Stream<Point> main =
                lines.stream().filter(line -> line.weight() == Weight.MAIN).flatMap(line -> line.points().stream());
        return main.map(this::visible)
                .filter(point -> Double.isFinite(point.y()))
                .count();
    }
}
