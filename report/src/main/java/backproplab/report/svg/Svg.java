package backproplab.report.svg;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * SVG elements, one after the other, with presentation attributes: they are drawn without any style sheet. Attributes come as names and
 * values in turn; numbers are written with at most two decimals.
 */
public final class Svg {
    private static final int DECIMALS = 2;

    private final StringBuilder text = new StringBuilder();
    private final Deque<String> open = new ArrayDeque<>();

    /**
     * Begins an element that holds others.
     *
     * @param name its name
     * @param attributes names and values in turn
     * @return this
     */
    public Svg open(String name, Object... attributes) {
        tag(name, attributes).append('>');
        open.push(name);
        return this;
    }

    /**
     * Ends the element that was begun last.
     *
     * @return this
     */
    public Svg close() {
        text.append("</").append(open.pop()).append('>');
        return this;
    }

    /**
     * An element that holds nothing.
     *
     * @param name its name
     * @param attributes names and values in turn
     * @return this
     */
    public Svg leaf(String name, Object... attributes) {
        tag(name, attributes).append("/>");
        return this;
    }

    /**
     * A mark: an element with words that a browser shows beside the pointer and a screen reader reads.
     *
     * @param name its name
     * @param words what it stands for
     * @param attributes names and values in turn
     * @return this
     */
    public Svg mark(String name, String words, Object... attributes) {
        open(name, attributes).open("title");
        text.append(escaped(words));
        return close().close();
    }

    /**
     * Words.
     *
     * @param x where they are anchored
     * @param y their base line
     * @param words what they say
     * @param attributes names and values in turn
     * @return this
     */
    public Svg words(double x, double y, String words, Object... attributes) {
        tag("text", attributes)
                .append(" x=\"")
                .append(number(x))
                .append("\" y=\"")
                .append(number(y))
                .append("\">")
                .append(escaped(words))
                .append("</text>");
        return this;
    }

    private StringBuilder tag(String name, Object... attributes) {
        text.append('<').append(name);
        for (int i = 0; i < attributes.length; i += 2) {
            text.append(' ').append(attributes[i]).append("=\"");
            text.append(
                    attributes[i + 1] instanceof Number number
                            ? number(number.doubleValue())
                            : escaped(attributes[i + 1].toString()));
            text.append('"');
        }
        return text;
    }

    /**
     * A coordinate.
     *
     * @param value finite
     * @return its digits, at most two of them after the point
     */
    public static String number(double value) {
        BigDecimal rounded = BigDecimal.valueOf(value)
                .setScale(DECIMALS, RoundingMode.HALF_UP)
                .stripTrailingZeros();
        return rounded.signum() == 0 ? "0" : rounded.toPlainString();
    }

    /**
     * Text as it may stand between tags and within quotes.
     *
     * @param words any text
     * @return the same, markup written out
     */
    public static String escaped(String words) {
        return words.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    /**
     * All that was written.
     *
     * @return elements
     * @throws IllegalStateException if one of them was not ended
     */
    @Override
    public String toString() {
        if (!open.isEmpty()) {
            throw new IllegalStateException("open: " + open);
        }
        return text.toString();
    }
}
