package backproplab.report.chart;

import backproplab.report.svg.Svg;
import java.util.List;

/**
 * A chart that is drawn: to be put into a page, which has title and legend of its own, or to be a file of its own with both.
 *
 * @param width in pixels, as long as it is not scaled
 * @param height in pixels
 * @param elements what it consists of
 * @param legend what the inks stand for; empty if there is but one
 */
public record Drawing(double width, double height, String elements, List<Key> legend) {
    private static final String FONT = "system-ui, 'DejaVu Sans', Arial, sans-serif";
    private static final double MARGIN = 16;
    /** Beside a chart that is a file of its own. */
    private static final double SIDE = 10;

    private static final double TITLE_SIZE = 15;
    private static final double LINE = 20;
    private static final double SAMPLE = 34;

    /**
     * A line of the legend.
     *
     * @param ink colour, dashes and shape
     * @param name what it stands for
     * @param line whether its marks are joined by a line
     */
    public record Key(Ink ink, String name, boolean line) {

        /**
         * The ink alone, for a legend in words.
         *
         * @return a small SVG
         */
        public String sample() {
            Svg svg = new Svg().open("svg", "viewBox", "0 0 30 12", "width", 30, "height", 12, "aria-hidden", "true");
            draw(svg, 0, 6);
            return svg.close().toString();
        }

        void draw(Svg svg, double x, double y) {
            if (line) {
                ink.stroke(
                        svg, new backproplab.report.svg.Outline().to(x + 1, y).to(x + 29, y), 2, 1, true);
            }
            ink.sample(svg, x + 15, y, 3.5);
        }
    }

    /**
     * The chart in a page.
     *
     * @param label what a screen reader says in its place
     * @return an element {@code svg} that scales with its surroundings
     */
    public String inline(String label) {
        return "<svg" + links() + " viewBox=\"0 0 " + Svg.number(width) + " " + Svg.number(height) + "\" width=\""
                + Svg.number(width)
                + "\" height=\""
                + Svg.number(height) + "\" role=\"img\" aria-label=\"" + Svg.escaped(label) + "\" font-family=\""
                + Svg.escaped(FONT)
                + "\" font-size=\"13\" fill=\"#333333\">" + elements + "</svg>";
    }

    /** Pictures are named as older readers of SVG know it, office programs among them. */
    private String links() {
        return elements.contains("xlink:href") ? " xmlns:xlink=\"http://www.w3.org/1999/xlink\"" : "";
    }

    /**
     * The chart as a file.
     *
     * @param title what there is to be seen
     * @return an SVG document on white, with title and legend
     */
    public String standalone(String title) {
        List<String> titleLines = Words.wrapped(title, (width + 2 * SIDE - 2 * MARGIN) / Letters.BOLD, TITLE_SIZE);
        double top = MARGIN + titleLines.size() * LINE;
        Svg head = new Svg();
        for (int i = 0; i < titleLines.size(); i++) {
            head.words(
                    MARGIN,
                    MARGIN + TITLE_SIZE + i * LINE - 3,
                    titleLines.get(i),
                    "font-size",
                    TITLE_SIZE,
                    "font-weight",
                    "bold",
                    "fill",
                    "#111111");
        }
        double x = MARGIN;
        for (Key key : legend) {
            double needed = SAMPLE + Letters.width(key.name()) + MARGIN;
            if (x > MARGIN && x + needed > width + 2 * SIDE) {
                x = MARGIN;
                top += LINE;
            }
            key.draw(head, x, top + LINE / 2);
            head.words(x + SAMPLE, top + LINE / 2 + 4, key.name());
            x += needed;
        }
        top += legend.isEmpty() ? 4 : LINE + 4;
        String all = Svg.number(height + top);
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\""
                + links() + " viewBox=\"0 0 "
                + Svg.number(width + 2 * SIDE) + " " + all
                + "\" width=\"" + Svg.number(width + 2 * SIDE) + "\" height=\"" + all + "\" font-family=\""
                + Svg.escaped(FONT)
                + "\" font-size=\"13\" fill=\"#333333\"><rect width=\"100%\" height=\"100%\" fill=\"#FFFFFF\"/>" + head
                + "<g transform=\"translate(" + Svg.number(SIDE) + " " + Svg.number(top) + ")\">" + elements
                + "</g></svg>\n";
    }
}
