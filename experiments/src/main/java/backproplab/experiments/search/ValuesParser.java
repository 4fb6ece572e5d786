package backproplab.experiments.search;

import java.math.BigDecimal;
import java.util.List;

/** Reads the values of a dimension; what is wrong with them is said by an {@link IllegalArgumentException}. */
final class ValuesParser {
    private static final List<String> KINDS =
            List.of(RealRange.Scale.LOG.kind(), RealRange.Scale.FLOAT.kind(), IntRange.KIND, Items.KIND);
    private static final int BOUNDS = 2;

    private ValuesParser() {}

    static Values parse(String text) {
        int colon = text.indexOf(':');
        String kind = (colon < 0 ? text : text.substring(0, colon)).strip();
        if (!KINDS.contains(kind)) {
            throw new IllegalArgumentException("'" + kind + "' is no kind of values.\nKnown: log:LOW:HIGH,"
                    + " float:LOW:HIGH, int:LOW:HIGH (for a grid with :POINTS) and item:A,B,...");
        }
        String rest = colon < 0 ? "" : text.substring(colon + 1);
        if (kind.equals(Items.KIND)) {
            return items(rest);
        }
        List<String> parts =
                List.of(rest.split(":", -1)).stream().map(String::strip).toList();
        if (parts.size() < BOUNDS || parts.size() > BOUNDS + 1) {
            throw new IllegalArgumentException(
                    "two bounds are needed.\nWrite " + kind + ":LOW:HIGH, or " + kind + ":LOW:HIGH:POINTS for a grid.");
        }
        int points = parts.size() > BOUNDS ? points(parts.get(BOUNDS)) : 0;
        return kind.equals(IntRange.KIND)
                ? ints(parts.get(0), parts.get(1), points)
                : reals(
                        kind.equals(RealRange.Scale.LOG.kind()) ? RealRange.Scale.LOG : RealRange.Scale.FLOAT,
                        parts.get(0),
                        parts.get(1),
                        points);
    }

    private static Items items(String list) {
        if (list.isBlank()) {
            throw new IllegalArgumentException(
                    "the list is empty.\nWrite item:A,B or, for values with commas, item:A;B.");
        }
        try {
            return Items.parse(list);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(e.getMessage() + ".\nWrite item:A,B without gaps.", e);
        }
    }

    private static int points(String text) {
        int points;
        try {
            points = Integer.parseInt(text);
        } catch (NumberFormatException e) {
            points = 0;
        }
        if (points < 1) {
            throw new IllegalArgumentException(
                    "the number of points of a grid must be a whole number of at least 1, not '" + text + "'.");
        }
        return points;
    }

    private static IntRange ints(String low, String high, int points) {
        int from = whole(low);
        int to = whole(high);
        if (from > to) {
            throw swapped(low, high);
        }
        return new IntRange(from, to, points);
    }

    private static int whole(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'" + text + "' is no whole number.\nUse float: or log: for others.", e);
        }
    }

    private static RealRange reals(RealRange.Scale scale, String low, String high, int points) {
        BigDecimal from = real(low);
        BigDecimal to = real(high);
        if (scale == RealRange.Scale.LOG && !(from.doubleValue() > 0)) {
            throw new IllegalArgumentException(
                    "the logarithm of " + low + " does not exist.\nUse a low bound above 0, or float:.");
        }
        if (from.compareTo(to) > 0) {
            throw swapped(low, high);
        }
        return new RealRange(scale, from, to, points);
    }

    private static BigDecimal real(String text) {
        try {
            // Not Double.parseDouble: it reads NaN and 0x1p3, which no option is to be given.
            BigDecimal number = new BigDecimal(text);
            if (Double.isFinite(number.doubleValue())) {
                return number;
            }
            throw new IllegalArgumentException("'" + text + "' is too large.");
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'" + text + "' is no number.\nWrite it like 0.001 or 1e-3.", e);
        }
    }

    private static IllegalArgumentException swapped(String low, String high) {
        return new IllegalArgumentException(
                "the low bound " + low + " is above the high bound " + high + ".\nSwap them.");
    }
}
