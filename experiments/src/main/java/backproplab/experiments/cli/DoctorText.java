package backproplab.experiments.cli;

import backproplab.experiments.cli.screen.Lines;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Doctor's report for people: the verdict first, sizes in GiB, a line for each data set, and no line longer than a window is wide. */
final class DoctorText {
    /** Of the narrowest window in use, whatever this one is: it is sent to others: {@value}. */
    static final int WIDTH = 80;

    private static final int INDENT = 4;
    private static final String BYTES = "_bytes";
    private static final String SIZE = "_gib";
    private static final double GIB = 1L << 30;
    /** What a reader wants to know before anything else, in this order. */
    private static final List<String> FIRST = List.of("verdict", "advice");

    private final List<String> lines = new ArrayList<>();

    private DoctorText() {}

    /** The lines of a report, whose values are texts, numbers, lists and maps by name. */
    static List<String> of(Map<String, Object> report) {
        DoctorText text = new DoctorText();
        Map<String, Object> rest = new LinkedHashMap<>(report);
        FIRST.stream().filter(rest::containsKey).forEach(name -> text.add("", name, rest.remove(name)));
        rest.forEach((name, value) -> text.add("", name, value));
        return text.lines;
    }

    private void add(String indent, String name, Object value) {
        String words = indent + words(name) + ":";
        if (value instanceof Map<?, ?> map && !map.isEmpty()) {
            lines.add(words);
            map.forEach((key, inner) -> add(indent + "  ", key.toString(), inner));
        } else if (value instanceof List<?> list && list.stream().anyMatch(Map.class::isInstance)) {
            list.forEach(each -> add(indent, name, each));
        } else {
            lines.addAll(Lines.wrapped(words + " " + text(name, value), WIDTH, INDENT)
                    .lines()
                    .toList());
        }
    }

    /** A name without its unit, which stands behind the number. */
    private static String words(String name) {
        String unit = name.endsWith(BYTES) ? BYTES : name.endsWith(SIZE) ? SIZE : "";
        return name.substring(0, name.length() - unit.length()).replace('_', ' ');
    }

    private static String text(String name, Object value) {
        if (name.endsWith(BYTES) && value instanceof Number bytes) {
            return String.format(Locale.ROOT, "%.1f GiB", bytes.doubleValue() / GIB);
        }
        if (name.endsWith(SIZE)) {
            return value + " GiB";
        }
        if (value instanceof List<?> list) {
            return list.isEmpty() ? "none" : list.stream().map(String::valueOf).collect(Collectors.joining("; "));
        }
        return String.valueOf(value);
    }
}
