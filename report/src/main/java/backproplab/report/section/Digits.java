package backproplab.report.section;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** As many digits as mean something. */
public final class Digits {
    private static final double LARGE = 100;

    private Digits() {}

    /**
     * Percent, two decimals, as on the screen.
     *
     * @param value the number
     * @return its digits; empty if it is not finite
     */
    public static String percent(double value) {
        return fixed(value, 2);
    }

    /**
     * A number with so many decimals.
     *
     * @param value the number
     * @param decimals how many
     * @return its digits; empty if it is not finite
     */
    public static String fixed(double value, int decimals) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, "%,." + decimals + "f", value) : "";
    }

    /**
     * Three digits, or all before the point.
     *
     * @param value the number
     * @return its digits; empty if it is not finite
     */
    public static String three(double value) {
        if (!Double.isFinite(value)) {
            return "";
        }
        double size = Math.abs(value);
        if (size == 0) {
            return "0";
        }
        if (size < 1e-3 || size >= 1e7) {
            return String.format(Locale.ROOT, "%.2e", value);
        }
        int decimals = size >= LARGE ? 0 : (int) Math.max(0, 2 - Math.floor(Math.log10(size)));
        return fixed(value, decimals);
    }

    /**
     * Three digits and no more, for what was counted or measured coarsely: 120,000.
     *
     * @param value the number
     * @return its digits; empty if it is not finite
     */
    public static String rounded(double value) {
        return Math.abs(value) >= LARGE && Double.isFinite(value)
                ? fixed(new BigDecimal(value).round(new MathContext(3)).doubleValue(), 0)
                : three(value);
    }

    /**
     * A factor as on the screen: 4.6; below 1 with two decimals.
     *
     * @param value the number
     * @return its digits; empty if it is not finite
     */
    public static String factor(double value) {
        return fixed(value, value < 1 ? 2 : 1);
    }

    /**
     * A number that is far from 1, with an exponent.
     *
     * @param value the number
     * @return its digits; empty if it is not finite
     */
    public static String tiny(double value) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, "%.1e", value) : "";
    }

    /**
     * A range.
     *
     * @param low its lower end
     * @param high its upper end
     * @return one number if both ends read the same
     */
    public static String range(String low, String high) {
        return low.equals(high) ? low : low + " to " + high;
    }
}
