package backproplab.report.chart;

import backproplab.report.svg.Svg;

/** The field of a chart with two scales: grid, axes, their names. The vertical axis is named above it, where nobody turns their head. */
final class Frame {
    /** Of the whole chart, names of ticks included: {@value} pixels. */
    static final double WIDTH = 380;

    static final String GRID = "#DDDDDD";
    static final String AXIS = "#888888";
    static final String MUTED = "#555555";

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
            Marks.grid(svg, left, at, right, at);
            Marks.muted(svg, left - 6, at + 4, y.label(tick), "end");
        }
        svg.words(2, top - 12, yTitle, "class", "tx");
        horizontal(svg, x, xTitle);
    }

    /** The lower axis alone. */
    void horizontal(Svg svg, Scale x, String title) {
        Marks.line(svg, left, bottom, right, bottom, 1);
        for (double tick : x.ticks()) {
            double at = x.at(tick);
            Marks.line(svg, at, bottom, at, bottom + 4, 1);
            String label = x.label(tick);
            double most = WIDTH - 1 - Letters.width(label, Letters.SMALL) / 2;
            Marks.muted(svg, Math.min(at, most), bottom + 17, label, "middle");
        }
        Marks.middle(svg, (left + right) / 2, bottom + 34, title);
    }

    /** Lines upwards from the values that are named. */
    void vertical(Svg svg, Scale x) {
        x.ticks().forEach(tick -> Marks.grid(svg, x.at(tick), top, x.at(tick), bottom));
    }
}
