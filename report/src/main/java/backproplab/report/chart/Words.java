package backproplab.report.chart;

import java.util.ArrayList;
import java.util.List;

/** Words that must fit: SVG breaks no lines by itself. */
final class Words {
    private Words() {}

    /** Lines of at most so many characters, broken at blanks where there are some. */
    static List<String> wrapped(String text, int most) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.strip().split("\\s+")) {
            String rest = word;
            if (line.length() > 0 && line.length() + 1 + rest.length() > most) {
                lines.add(line.toString());
                line.setLength(0);
            }
            while (rest.length() > most) {
                int end = Character.isHighSurrogate(rest.charAt(most - 1)) ? most - 1 : most;
                lines.add(rest.substring(0, end));
                rest = rest.substring(end);
            }
            line.append(line.length() > 0 ? " " : "").append(rest);
        }
        lines.add(line.toString());
        return lines;
    }

    /** At most so many characters, the last an ellipsis if some are left out. */
    static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(most - 2)) ? most - 2 : most - 1;
        return text.substring(0, end) + "…";
    }

    /** The same with the ellipsis in the middle, for names that differ at their ends. */
    static String cutWithin(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int last = text.length() - most / 2;
        int from = Character.isLowSurrogate(text.charAt(last)) ? last + 1 : last;
        return cut(text.substring(0, last), most - most / 2) + text.substring(from);
    }
}
