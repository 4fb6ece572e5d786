package backproplab.report.chart;

import java.util.Arrays;
import java.util.List;

/**
 * A quantity that is a number or one of some words, as an axis: numbers that spread over more than a decade or so get equal factors.
 *
 * @param title what it is
 * @param values its value for each thing drawn, as it stands in the file
 */
public record Dimension(String title, List<String> values) {
    private static final double DECADE = 8;

    /**
     * Whether all values are numbers.
     *
     * @return whether it is no list of words
     */
    public boolean numeric() {
        return values.stream().allMatch(value -> Double.isFinite(number(value)));
    }

    /**
     * Whether there is anything to tell apart.
     *
     * @return whether it has two values at least
     */
    public boolean varies() {
        return values.stream().distinct().count() > 1;
    }

    /**
     * The words, in the order in which they are drawn.
     *
     * @return sorted
     */
    public List<String> words() {
        return values.stream().distinct().sorted().toList();
    }

    /** A scale on which all values have a place. */
    Scale scale(double from, double to, int most) {
        if (!numeric()) {
            return new Scale(
                    -0.5,
                    words().size() - 0.5,
                    from,
                    to,
                    false,
                    java.util.stream.IntStream.range(0, words().size())
                            .mapToObj(i -> (double) i)
                            .toList());
        }
        double[] sorted =
                values.stream().mapToDouble(Dimension::number).sorted().toArray();
        double low = sorted[0];
        double high = sorted[sorted.length - 1];
        boolean counted =
                high - low + 1 == sorted.length && Arrays.stream(sorted).allMatch(value -> value == Math.rint(value));
        boolean log = low > 0 && high / low >= DECADE && !counted;
        boolean whole =
                counted || Arrays.stream(sorted).allMatch(value -> value == Math.rint(value)) && high - low <= 6;
        return log
                ? Scale.log(low, high, from, to, most)
                : whole && high > low
                        ? Scale.whole(low, high, from, to, most)
                        : Scale.linear(low, high, from, to, most);
    }

    /** What stands at a tick of its scale. */
    String label(Scale scale, double tick) {
        return numeric() ? scale.label(tick) : words().get((int) tick);
    }

    /** Where the value of a thing lies. */
    double at(Scale scale, int thing) {
        String value = values.get(thing);
        return scale.at(numeric() ? number(value) : words().indexOf(value));
    }

    private static double number(String text) {
        try {
            return text.isEmpty() ? Double.NaN : Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }
}
