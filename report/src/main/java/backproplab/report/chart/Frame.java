package backproplab.report.chart;

import backproplab.report.svg.Svg;
import java.util.function.DoubleFunction;

/** The field of a chart with two scales: grid, axes, their names. The vertical axis is named above it, where nobody turns their head. */
final class Frame {
    /** Of the whole chart, names of ticks included: {@value} pixels. */
    static final double WIDTH = 380;

    static final String GRID = "#DDDDDD";
    static final String AXIS = "#888888";
    static final String MUTED = "#555555";

    /** From a name of the vertical axis to the field. */
    private static final double BESIDE = 6;
    /** From the chart's edge to words. */
    private static final double EDGE = 1;
    /** What tells two names of the horizontal axis apart. */
    private static final double GAP = 4;

    private final double left;
    private final double right;
    private final double top;
    private final double bottom;

    Frame(double left, double top, double right, double bottom) {
        this.left = left;
        this.top = top;
        this.right = right;
        this.bottom = bottom;
    }

    /** Where the field begins so that the names of the vertical axis have room: at {@code least}, or further to the right. */
    static double left(Scale y, double least) {
        return y.ticks().stream()
                .mapToDouble(tick -> EDGE + Letters.width(y.label(tick), Letters.SMALL) + BESIDE)
                .reduce(least, Math::max);
    }

    void draw(Svg svg, Scale x, String xTitle, Scale y, String yTitle) {
        upwards(svg, y, yTitle);
        horizontal(svg, x, xTitle);
    }

    /** The axis at the left alone. */
    void upwards(Svg svg, Scale y, String title) {
        for (double tick : y.ticks()) {
            double at = y.at(tick);
            Marks.grid(svg, left, at, right, at);
            Marks.muted(svg, left - BESIDE, at + 4, y.label(tick), "end");
        }
        svg.words(2, top - 12, title, "class", "tx");
    }

    /** The lower axis alone. */
    void horizontal(Svg svg, Scale x, String title) {
        horizontal(svg, x, x::label, title);
    }

    /** The same with other names: one that would meet the one before is left out. */
    void horizontal(Svg svg, Scale x, DoubleFunction<String> names, String title) {
        Marks.line(svg, left, bottom, right, bottom, 1);
        double end = Double.NEGATIVE_INFINITY;
        for (double tick : x.ticks()) {
            double at = x.at(tick);
            Marks.line(svg, at, bottom, at, bottom + 4, 1);
            String name = names.apply(tick);
            double half = Letters.width(name, Letters.SMALL) / 2;
            double middle = within(at, half);
            if (middle - half >= end + GAP) {
                Marks.muted(svg, middle, bottom + 17, name, "middle");
                end = middle + half;
            }
        }
        Marks.middle(svg, within((left + right) / 2, Letters.width(title) / 2), bottom + 34, title);
    }

    /** As near to a place as words have room in the chart. */
    private static double within(double at, double half) {
        return Math.max(EDGE + half, Math.min(at, WIDTH - EDGE - half));
    }

    /** Lines upwards from the values that are named. */
    void vertical(Svg svg, Scale x) {
        x.ticks().forEach(tick -> Marks.grid(svg, x.at(tick), top, x.at(tick), bottom));
    }
}
