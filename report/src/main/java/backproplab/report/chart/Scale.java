package backproplab.report.chart;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Where values lie along an axis, and which of them are named there.
 *
 * @param low the value at the axis's beginning
 * @param high the value at its end; larger than {@code low}
 * @param from coordinate of the beginning
 * @param to coordinate of the end
 * @param log whether equal factors, not equal steps, are equally far apart; needs {@code low} above 0
 * @param ticks the values that are named
 */
public record Scale(double low, double high, double from, double to, boolean log, List<Double> ticks) {
    /** What a value of 0 or less is drawn as where there is no logarithm of it: {@value}. */
    public static final double LEAST = 1e-300;

    private static final int[] STEPS = {1, 2, 5, 10};
    private static final int[][] WITHIN_DECADES = {{1, 2, 5}, {1, 3}, {1}};
    private static final double SMALLEST_PLAIN = 1e-3;
    private static final double SMALLEST_BESIDE_POWERS = 0.05;
    private static final double LARGEST_PLAIN = 1e6;
    private static final double LONG = 1e5;
    private static final int MOST_DECIMALS = 3;
    private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    /**
     * Equal steps equally far apart; both ends are round numbers.
     *
     * @param low no value is smaller
     * @param high no value is larger
     * @param from coordinate of the beginning
     * @param to coordinate of the end
     * @param most at most about so many values are named
     * @return the scale
     */
    public static Scale linear(double low, double high, double from, double to, int most) {
        double room = high > low ? 0 : Math.max(Math.abs(low) * 0.05, 0.5);
        double step = step((high - low + 2 * room) / most);
        double first = Math.floor((low - room) / step + 1e-9);
        double last = Math.ceil((high + room) / step - 1e-9);
        List<Double> ticks = new ArrayList<>();
        for (double i = first; i <= last; i++) {
            ticks.add(i * step);
        }
        return new Scale(first * step, last * step, from, to, false, ticks);
    }

    /**
     * Whole numbers such as epochs, with the ends as they are.
     *
     * @param low the first
     * @param high the last
     * @param from coordinate of the beginning
     * @param to coordinate of the end
     * @param most at most about so many are named
     * @return the scale
     */
    public static Scale whole(double low, double high, double from, double to, int most) {
        double step = Math.max(1, step((high - low) / most));
        List<Double> ticks = new ArrayList<>();
        double first = Math.ceil(low / step);
        if (first * step - low > step / 2) {
            ticks.add(low);
        }
        for (double i = first; i * step <= high; i++) {
            ticks.add(i * step);
        }
        return new Scale(low, high > low ? high : low + 1, from, to, false, ticks);
    }

    /**
     * Equal factors equally far apart; at least two values are named.
     *
     * @param low no value is smaller; above 0
     * @param high no value is larger
     * @param from coordinate of the beginning
     * @param to coordinate of the end
     * @param most at most about so many values are named
     * @return the scale
     */
    public static Scale log(double low, double high, double from, double to, int most) {
        double room = high > low ? 1.1 : 2;
        double first = Math.log10(low / room);
        double last = Math.log10(high * room);
        int every = Math.max(1, (int) Math.ceil((last - first) / most));
        for (int[] within : WITHIN_DECADES) {
            List<Double> ticks = logTicks(first, last, within, 1);
            if (ticks.size() <= most && ticks.size() > 1) {
                return new Scale(low / room, high * room, from, to, true, ticks);
            }
        }
        List<Double> decades = logTicks(first, last, WITHIN_DECADES[2], every);
        return new Scale(
                low / room,
                high * room,
                from,
                to,
                true,
                decades.size() > 1 ? decades : equalSteps(low / room, high * room, most));
    }

    /** Within less than a decade there may be no 1, 2 or 5: then round numbers are named, two at least. */
    private static List<Double> equalSteps(double low, double high, int most) {
        List<Double> ticks = new ArrayList<>();
        for (int steps = most; ticks.size() < 2; steps++) {
            ticks.clear();
            BigDecimal step = new BigDecimal(step((high - low) / steps)).round(new MathContext(1));
            for (long i = (long) Math.ceil(low / step.doubleValue()); ; i++) {
                double tick = step.multiply(BigDecimal.valueOf(i)).doubleValue();
                if (tick > high) {
                    break;
                }
                ticks.add(tick);
            }
        }
        return ticks;
    }

    private static List<Double> logTicks(double first, double last, int[] within, int every) {
        List<Double> ticks = new ArrayList<>();
        for (int decade = (int) Math.floor(first); decade <= last; decade++) {
            for (int factor : within) {
                double at = Math.log10(factor) + decade;
                if (at >= first && at <= last && Math.floorMod(decade, every) == 0) {
                    ticks.add(new BigDecimal(factor).scaleByPowerOfTen(decade).doubleValue());
                }
            }
        }
        return ticks;
    }

    /**
     * The same axis, cut where nothing more can be.
     *
     * @param most no value is larger
     * @return a scale that ends there, or before
     */
    public Scale upTo(double most) {
        return high <= most
                ? this
                : new Scale(
                        low,
                        most,
                        from,
                        to,
                        log,
                        ticks.stream().filter(tick -> tick <= most).toList());
    }

    private static double step(double rough) {
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        for (int step : STEPS) {
            if (step * power >= rough * (1 - 1e-9)) {
                return step * power;
            }
        }
        return 10 * power;
    }

    /**
     * Where a value lies.
     *
     * @param value finite
     * @return its coordinate
     */
    public double at(double value) {
        double share = log
                ? (Math.log(Math.max(value, LEAST)) - Math.log(low)) / (Math.log(high) - Math.log(low))
                : (value - low) / (high - low);
        return from + share * (to - from);
    }

    /**
     * What stands at a named value.
     *
     * @param tick one of {@link #ticks}
     * @return as few digits as tell it from its neighbours
     */
    public String label(double tick) {
        if (log) {
            // Beside powers of ten what is almost one is written as one too.
            boolean plain = ticks.get(0) >= SMALLEST_PLAIN || tick > SMALLEST_BESIDE_POWERS;
            return plain && tick < LARGEST_PLAIN ? plain(tick) : power(tick);
        }
        if (Math.abs(tick) >= LONG) {
            return String.format(Locale.ROOT, "%,.0fk", tick / 1000);
        }
        double step = ticks.size() > 1 ? ticks.get(ticks.size() - 1) - ticks.get(ticks.size() - 2) : 1;
        int decimals = (int) Math.max(0, Math.ceil(-Math.log10(step) - 1e-9));
        if (decimals > MOST_DECIMALS && Math.max(Math.abs(ticks.get(0)), high) < SMALLEST_PLAIN) {
            long steps = Math.round(tick * Math.pow(10, decimals));
            return steps == 0 ? "0" : steps + "·10" + raised(-decimals);
        }
        String text = String.format(Locale.ROOT, "%,." + decimals + "f", tick);
        return Double.parseDouble(text.replace(",", "")) == 0 ? "0" : text;
    }

    private static String plain(double value) {
        String text = new BigDecimal(String.format(Locale.ROOT, "%.3g", value))
                .stripTrailingZeros()
                .toPlainString();
        return value >= 1000 ? String.format(Locale.ROOT, "%,d", Math.round(value)) : text;
    }

    private static String power(double tick) {
        int exponent = (int) Math.floor(Math.log10(tick) + 1e-9);
        String factor = plain(tick / Math.pow(10, exponent));
        return (factor.equals("1") ? "10" : factor + "·10") + raised(exponent);
    }

    private static String raised(int exponent) {
        StringBuilder text = new StringBuilder(exponent < 0 ? "⁻" : "");
        Integer.toString(Math.abs(exponent)).chars().forEach(digit -> text.append(SUPERSCRIPTS.charAt(digit - '0')));
        return text.toString();
    }
}
