package backproplab.files.table;

import java.math.BigDecimal;
import java.util.Locale;

/** How values become cells: dot decimals, no exponent where a spreadsheet might stumble, nothing for what is no number. */
public final class Cells {
    /** What is smaller is written with an exponent: {@value}. */
    private static final double LEAST_PLAIN = 1e-3;

    private static final String GUARD = "'";
    private static final String GUARDED = "=+-@\t\r\n";

    private Cells() {}

    /**
     * A number with a fixed count of decimals.
     *
     * @param value the number
     * @param decimals how many
     * @return its digits; empty if it is not finite
     */
    public static String number(double value, int decimals) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, "%." + decimals + "f", value) : "";
    }

    /**
     * A difference that may be tiny.
     *
     * @param value the difference
     * @return three digits and an exponent; empty if it is not finite
     */
    public static String tiny(double value) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, "%.2e", value) : "";
    }

    /**
     * A measurement.
     *
     * @param value the measurement
     * @return four decimals, or what {@link #tiny} makes of it if they would leave less than two digits
     */
    public static String measured(double value) {
        return value == 0 || Math.abs(value) >= LEAST_PLAIN ? number(value, 4) : tiny(value);
    }

    /**
     * A measurement of any size.
     *
     * @param value the measurement
     * @return six significant digits, with an exponent below 0.0001 and from a million; empty if it is not finite
     */
    public static String significant(double value) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, "%.6g", value) : "";
    }

    /**
     * A published figure.
     *
     * @param value the figure
     * @return as it is printed there; with an exponent if it is tiny
     */
    public static String figure(double value) {
        return value == 0 || Math.abs(value) >= LEAST_PLAIN || Double.isNaN(value)
                ? exact(value)
                : Double.toString(value);
    }

    /**
     * A setting exactly as given, such as a learning rate.
     *
     * @param value the setting
     * @return its digits, none added or lost; empty if it is not finite
     */
    public static String exact(double value) {
        return Double.isFinite(value)
                ? BigDecimal.valueOf(value).stripTrailingZeros().toPlainString()
                : "";
    }

    /**
     * Text that no spreadsheet takes for a formula.
     *
     * @param value the text
     * @return the same, behind an apostrophe if it begins with = + - or @, or with a tab or the end of a line, behind which spreadsheets look
     *     for these
     */
    public static String text(String value) {
        return isGuarded(value) ? GUARD + value : value;
    }

    private static boolean isGuarded(String value) {
        return !value.isEmpty() && GUARDED.indexOf(value.charAt(0)) >= 0;
    }

    /**
     * The other way.
     *
     * @param cell what {@link #text} made
     * @return what it was made of
     */
    public static String unguarded(String cell) {
        return cell.startsWith(GUARD) && isGuarded(cell.substring(GUARD.length()))
                ? cell.substring(GUARD.length())
                : cell;
    }
}
