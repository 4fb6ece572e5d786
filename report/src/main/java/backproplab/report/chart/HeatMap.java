package backproplab.report.chart;

import backproplab.report.svg.Svg;
import java.util.List;
import java.util.Locale;

/**
 * A square table of counts as shades, such as a confusion matrix.
 *
 * @param names of rows and columns
 * @param counts row by row; with signs where it is a difference
 * @param shares for each count how dark its field is, 0 to 1
 * @param rowTitle what rows are
 * @param columnTitle what columns are
 * @param signed whether counts are differences: orange above 0, blue below
 */
public record HeatMap(
        List<String> names, int[][] counts, double[][] shares, String rowTitle, String columnTitle, boolean signed) {
    private static final double WIDTH = 380;
    private static final double RIGHT = 8;
    private static final double NAME = 84;
    private static final double TOP = 26;
    private static final int MANY = 20;
    /** Numbers of neighbours leave a gap. */
    private static final double FILLED = 0.9;

    private static final double DARK = 0.6;

    /**
     * Draws it.
     *
     * @return the chart
     */
    public Drawing draw() {
        int count = names.size();
        double left = longest() + 14;
        double side = (WIDTH - left - RIGHT) / count;
        double below = longest() * (slanted(side) ? 0.75 : 0) + 38;
        double bottom = TOP + side * count;
        Svg svg = new Svg();
        svg.words(2, 14, rowTitle + " ↓   " + columnTitle + " →", "class", "tx");
        int every = (int) Math.ceil(count / 40.0);
        for (int row = 0; row < count; row++) {
            double y = TOP + row * side;
            if (row % every == 0) {
                Marks.muted(svg, left - 6, y + side / 2 + 4, Words.cut(names.get(row), NAME, Letters.SMALL), "end");
                name(svg, row, left + row * side + side / 2, bottom + 14, side);
            }
            for (int column = 0; column < count; column++) {
                field(svg, row, column, left + column * side, y, side);
            }
        }
        svg.leaf(
                "rect",
                "class",
                "ax",
                "x",
                left,
                "y",
                TOP,
                "width",
                side * count,
                "height",
                side * count,
                "fill",
                "none",
                "stroke",
                Frame.AXIS);
        return new Drawing(WIDTH, bottom + below - 16, svg.toString(), List.of());
    }

    private boolean slanted(double side) {
        return longest() > side;
    }

    /** Pixels of the longest name, as far as it is shown. */
    private double longest() {
        return names.stream()
                .mapToDouble(name -> Math.min(NAME, Letters.width(name, Letters.SMALL)))
                .max()
                .orElse(0);
    }

    private void name(Svg svg, int column, double x, double y, double side) {
        String text = Words.cut(names.get(column), NAME, Letters.SMALL);
        if (slanted(side)) {
            svg.words(
                    x + 4,
                    y,
                    text,
                    "class",
                    "tm",
                    "text-anchor",
                    "end",
                    "font-size",
                    11,
                    "fill",
                    Frame.MUTED,
                    "transform",
                    String.format(Locale.ROOT, "rotate(-45 %.1f %.1f)", x + 4, y));
        } else {
            Marks.muted(svg, x, y, text, "middle");
        }
    }

    private void field(Svg svg, int row, int column, double x, double y, double side) {
        int count = counts[row][column];
        double share = shares[row][column];
        boolean off = row != column;
        Ink ink = new Ink(signed ? count > 0 ? 1 : 0 : off ? 1 : 0);
        String words = rowTitle + " " + names.get(row) + ", " + columnTitle + " " + names.get(column) + ": "
                + (signed && count > 0 ? "+" : "") + count;
        svg.mark(
                "rect",
                words,
                "class",
                "m " + ink.fillClass(),
                "x",
                x,
                "y",
                y,
                "width",
                side,
                "height",
                side,
                "fill",
                ink.colour(),
                "fill-opacity",
                share);
        if (names.size() <= MANY && count != 0) {
            String text = (signed && count > 0 ? "+" : "") + count;
            boolean dark = share > DARK;
            svg.words(
                    x + side / 2,
                    y + side / 2 + 4,
                    text,
                    "class",
                    dark ? "td" : "tx",
                    "text-anchor",
                    "middle",
                    "font-size",
                    Math.min(12, FILLED * side / Letters.width(text, 1)),
                    "fill",
                    "#222222",
                    "pointer-events",
                    "none");
        }
    }
}
