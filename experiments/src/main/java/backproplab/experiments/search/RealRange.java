package backproplab.experiments.search;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * A real number. Draws are rounded to {@value #DIGITS} digits: what the table shows is what is trained, to the last bit.
 *
 * @param scale how numbers are spread
 * @param low smallest
 * @param high largest
 * @param points how many a grid has, evenly spaced on the scale, both bounds among them; 0 if that was not said
 */
public record RealRange(Scale scale, BigDecimal low, BigDecimal high, int points) implements Values {
    /** Significant digits of a draw: {@value}. */
    public static final int DIGITS = 4;

    private static final int SMALLEST_PLAIN_EXPONENT = -2;
    private static final int LARGEST_PLAIN_EXPONENT = 6;

    /** How numbers are spread between the bounds. */
    public enum Scale {
        /** Evenly. */
        FLOAT,
        /** Evenly by their logarithm: as many between 1e-5 and 1e-4 as between 1e-4 and 1e-3. */
        LOG;

        /**
         * What the text begins with.
         *
         * @return the name in lower case
         */
        public String kind() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Override
    public String draw(double unit) {
        double from = low.doubleValue();
        double to = high.doubleValue();
        double value = scale == Scale.LOG
                ? StrictMath.exp(StrictMath.log(from) + unit * (StrictMath.log(to) - StrictMath.log(from)))
                : from + unit * (to - from);
        return text(
                new BigDecimal(value).round(new MathContext(DIGITS)).max(low).min(high));
    }

    @Override
    public List<String> grid() {
        if (points == 0) {
            return List.of();
        }
        if (points == 1) {
            return List.of(text(low));
        }
        return IntStream.range(0, Math.min(points, Space.MOST_TRIALS + 1))
                .mapToObj(i -> i == 0 ? text(low) : i == points - 1 ? text(high) : draw((double) i / (points - 1)))
                .distinct()
                .toList();
    }

    @Override
    public boolean hasPoints() {
        return points > 0;
    }

    @Override
    public String text() {
        return scale.kind() + ":" + text(low) + ":" + text(high) + (points > 0 ? ":" + points : "");
    }

    /** Short for people, and a number to every option: {@code 0.05}, {@code 3.162e-5}. */
    private static String text(BigDecimal value) {
        BigDecimal number = value.stripTrailingZeros();
        int exponent = number.precision() - number.scale() - 1;
        if (number.signum() == 0 || exponent >= SMALLEST_PLAIN_EXPONENT && exponent <= LARGEST_PLAIN_EXPONENT) {
            return number.toPlainString();
        }
        return number.movePointLeft(exponent).stripTrailingZeros().toPlainString() + "e" + exponent;
    }
}
