package backproplab.report.chart;

import backproplab.report.svg.Outline;
import backproplab.report.svg.Svg;
import java.util.List;

/**
 * How one of several things is told from the others: by colour, and for whoever cannot tell the colours by dashes and by the shape of its
 * marks. The first three colours are those of Okabe and Ito (2008), the others are chosen to be told from
 * them; a style sheet may replace them through the classes {@code s0} (strokes) and
 * {@code f0} (fills) and so on.
 *
 * @param number 0 to 7
 */
public record Ink(int number) {
    /** For what is not ours, such as a published figure. */
    public static final Ink OTHERS = new Ink(7);

    private static final List<String> COLOURS =
            List.of("#0072B2", "#D55E00", "#009E73", "#AA4499", "#B87F00", "#3A94C9", "#333333", "#666666");
    private static final List<String> DASHES = List.of("", "6 3", "1.5 2.5", "8 3 2 3", "3 2", "10 4", "4 4", "2 4");

    /**
     * One of as many as there are.
     *
     * @param number from 0; more than there are begin anew
     * @return the ink
     */
    public static Ink of(int number) {
        return new Ink(number % COLOURS.size());
    }

    /**
     * The colour on white.
     *
     * @return as SVG has it
     */
    public String colour() {
        return COLOURS.get(number);
    }

    String strokeClass() {
        return "s" + number;
    }

    String fillClass() {
        return "f" + number;
    }

    /** A line. */
    void stroke(Svg svg, Outline outline, double width, double opacity, boolean dashed) {
        svg.leaf("path", line(strokeClass(), outline, width, opacity, dashed));
    }

    /** A line that is a mark, with the words that belong to it. */
    void mark(Svg svg, Outline outline, double width, String words) {
        svg.mark("path", words, line("m " + strokeClass(), outline, width, 1, true));
    }

    private Object[] line(String classes, Outline outline, double width, double opacity, boolean dashed) {
        Object[] plain = {
            "class",
            classes,
            "d",
            outline,
            "fill",
            "none",
            "stroke",
            colour(),
            "stroke-width",
            width,
            "stroke-opacity",
            opacity,
            "stroke-linejoin",
            "round"
        };
        if (!dashed || DASHES.get(number).isEmpty()) {
            return plain;
        }
        Object[] all = java.util.Arrays.copyOf(plain, plain.length + 2);
        all[plain.length] = "stroke-dasharray";
        all[plain.length + 1] = DASHES.get(number);
        return all;
    }

    /** A mark of this ink's shape about a point, with the words that belong to it. */
    void mark(Svg svg, double x, double y, double size, String words) {
        svg.mark("path", words, "class", "m " + fillClass(), "d", shape(x, y, size), "fill", colour());
    }

    /** The same shape where it is no point of data, as in a legend. */
    void sample(Svg svg, double x, double y, double size) {
        svg.leaf("path", "class", fillClass(), "d", shape(x, y, size), "fill", colour());
    }

    private Object shape(double x, double y, double r) {
        return switch (number % 4) {
            case 0 -> circle(x, y, r);
            case 1 ->
                new Outline()
                        .to(x - r, y - r)
                        .to(x + r, y - r)
                        .to(x + r, y + r)
                        .to(x - r, y + r)
                        .shut();
            case 2 ->
                new Outline()
                        .to(x, y - 1.3 * r)
                        .to(x + 1.2 * r, y + r)
                        .to(x - 1.2 * r, y + r)
                        .shut();
            default ->
                new Outline()
                        .to(x, y - 1.4 * r)
                        .to(x + 1.4 * r, y)
                        .to(x, y + 1.4 * r)
                        .to(x - 1.4 * r, y)
                        .shut();
        };
    }

    private static String circle(double x, double y, double r) {
        String radius = Svg.number(r);
        return "M" + Svg.number(x - r) + " " + Svg.number(y) + "a" + radius + " " + radius + " 0 1 0 "
                + Svg.number(2 * r) + " 0a" + radius + " " + radius + " 0 1 0 " + Svg.number(-2 * r) + " 0Z";
    }
}
