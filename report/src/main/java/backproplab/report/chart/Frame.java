package backproplab.report.chart;

import backproplab.report.svg.Svg;

/** The field of a chart with two scales: grid, axes, their names. The vertical axis is named above it, where nobody turns their head. */
final class Frame {
    static final String GRID = "#DDDDDD";
    static final String AXIS = "#888888";
    static final String MUTED = "#555555";

    private static final double SMALL = 12;

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

    void draw(Svg svg, Scale x, String xTitle, Scale y, String yTitle) {
        for (double tick : y.ticks()) {
            double at = y.at(tick);
            svg.leaf("line", "class", "gr", "x1", left, "y1", at, "x2", right, "y2", at, "stroke", GRID);
            svg.words(
                    left - 6,
                    at + 4,
                    y.label(tick),
                    "class",
                    "tm",
                    "text-anchor",
                    "end",
                    "font-size",
                    SMALL,
                    "fill",
                    MUTED);
        }
        svg.words(2, top - 12, yTitle, "class", "tx");
        horizontal(svg, x, xTitle);
    }

    /** The lower axis alone. */
    void horizontal(Svg svg, Scale x, String title) {
        svg.leaf("line", "class", "ax", "x1", left, "y1", bottom, "x2", right, "y2", bottom, "stroke", AXIS);
        for (double tick : x.ticks()) {
            double at = x.at(tick);
            svg.leaf("line", "class", "ax", "x1", at, "y1", bottom, "x2", at, "y2", bottom + 4, "stroke", AXIS);
            svg.words(
                    at,
                    bottom + 17,
                    x.label(tick),
                    "class",
                    "tm",
                    "text-anchor",
                    "middle",
                    "font-size",
                    SMALL,
                    "fill",
                    MUTED);
        }
        svg.words((left + right) / 2, bottom + 34, title, "class", "tx", "text-anchor", "middle");
    }

    /** Lines upwards from the values that are named. */
    void vertical(Svg svg, Scale x) {
        for (double tick : x.ticks()) {
            double at = x.at(tick);
            svg.leaf("line", "class", "gr", "x1", at, "y1", top, "x2", at, "y2", bottom, "stroke", GRID);
        }
    }
}
