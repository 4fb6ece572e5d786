package backproplab.report.page;

import java.util.Locale;

/** As many digits as mean something. */
final class Digits {
    private static final double LARGE = 100;

    private Digits() {}

    /** Percent, two decimals, as on the screen. */
    static String percent(double value) {
        return fixed(value, 2);
    }

    static String fixed(double value, int decimals) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, "%,." + decimals + "f", value) : "";
    }

    /** Three digits, or all before the point. */
    static String three(double value) {
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

    /** A factor: 4.6; from ten on without decimals... of which nobody is sure. */
    static String factor(double value) {
        return fixed(value, value < 10 ? 1 : 0);
    }

    static String tiny(double value) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, "%.1e", value) : "";
    }

    /** A range, or one number if both ends read the same. */
    static String range(String low, String high) {
        return low.equals(high) ? low : low + " to " + high;
    }
}
