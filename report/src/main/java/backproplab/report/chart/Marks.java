package backproplab.report.chart;

import backproplab.report.svg.Svg;

/** Words and lines that belong to no data, as every chart has them. */
final class Marks {
    private Marks() {}

    /** Words that end at a point. */
    static void right(Svg svg, double x, double y, String words) {
        svg.words(x, y, words, "class", "tx", "text-anchor", "end");
    }

    /** Words about a point. */
    static void middle(Svg svg, double x, double y, String words) {
        svg.words(x, y, words, "class", "tx", "text-anchor", "middle");
    }

    /** Words that stand back: {@code start}, {@code middle} or {@code end} at a point. */
    static void muted(Svg svg, double x, double y, String words, String anchor) {
        svg.words(x, y, words, "class", "tm", "text-anchor", anchor, "font-size", Letters.SMALL, "fill", Frame.MUTED);
    }

    /** Words that stand back and end at a point, readable where lines go through. */
    static void backed(Svg svg, double x, double y, String words) {
        double width = Letters.width(words, Letters.SMALL) + 2;
        svg.leaf(
                "rect",
                "class",
                "bk",
                "x",
                x - width + 1,
                "y",
                y - Letters.SMALL + 2,
                "width",
                width,
                "height",
                Letters.SMALL + 1,
                "fill",
                "#FFFFFF",
                "fill-opacity",
                0.85);
        muted(svg, x, y, words, "end");
    }

    /** A line in the colour of axes. */
    static void line(Svg svg, double x1, double y1, double x2, double y2, double width) {
        svg.leaf(
                "line",
                "class",
                "ax",
                "x1",
                x1,
                "y1",
                y1,
                "x2",
                x2,
                "y2",
                y2,
                "stroke",
                Frame.AXIS,
                "stroke-width",
                width);
    }

    /** The same, dotted. */
    static void dotted(Svg svg, double x1, double y1, double x2, double y2) {
        svg.leaf(
                "line",
                "class",
                "ax",
                "x1",
                x1,
                "y1",
                y1,
                "x2",
                x2,
                "y2",
                y2,
                "stroke",
                Frame.AXIS,
                "stroke-dasharray",
                "2 2");
    }

    /** A line of the grid. */
    static void grid(Svg svg, double x1, double y1, double x2, double y2) {
        svg.leaf("line", "class", "gr", "x1", x1, "y1", y1, "x2", x2, "y2", y2, "stroke", Frame.GRID);
    }
}
