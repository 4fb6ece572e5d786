package backproplab.report.chart;

import java.util.ArrayList;
import java.util.List;

/** Words that must fit: SVG breaks no lines by itself. */
final class Words {
    private static final String ELLIPSIS = "…";

    private Words() {}

    /** Lines of at most so many pixels, broken at blanks where there are some. */
    static List<String> wrapped(String text, double most, double size) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.strip().split("\\s+")) {
            String rest = word;
            if (line.length() > 0 && Letters.width(line + " " + rest, size) > most) {
                lines.add(line.toString());
                line.setLength(0);
            }
            while (Letters.width(rest, size) > most) {
                int end = Math.max(rest.offsetByCodePoints(0, 1), fitting(rest, most, size));
                lines.add(rest.substring(0, end));
                rest = rest.substring(end);
            }
            line.append(line.length() > 0 ? " " : "").append(rest);
        }
        if (line.length() > 0 || lines.isEmpty()) {
            lines.add(line.toString());
        }
        return lines;
    }

    /** At most so many pixels, an ellipsis at the end if some of it is left out. */
    static String cut(String text, double most, double size) {
        return Letters.width(text, size) <= most
                ? text
                : text.substring(0, fitting(text, most - Letters.width(ELLIPSIS, size), size)) + ELLIPSIS;
    }

    /** The same with the ellipsis in the middle, for names that differ at their ends. */
    static String cutWithin(String text, double most, double size) {
        if (Letters.width(text, size) <= most) {
            return text;
        }
        double half = (most - Letters.width(ELLIPSIS, size)) / 2;
        String turned = new StringBuilder(text).reverse().toString();
        return text.substring(0, fitting(text, half, size))
                + ELLIPSIS
                + text.substring(text.length() - fitting(turned, half, size));
    }

    /** How much of the beginning has room; no letter is cut in two. */
    private static int fitting(String text, double most, double size) {
        int end = 0;
        double width = 0;
        while (end < text.length()) {
            int next = text.offsetByCodePoints(end, 1);
            width += Letters.width(text.substring(end, next), size);
            if (width > most) {
                break;
            }
            end = next;
        }
        return end;
    }
}
