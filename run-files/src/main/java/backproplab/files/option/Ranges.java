package backproplab.files.option;

import backproplab.files.failure.OptionException;
import java.util.stream.Stream;

/** Bounds of what the user gives. Every method returns the value that it lets pass. */
public final class Ranges {
    /** What {@link #count} stands for by the word {@value #ALL}. */
    public static final int NO_LIMIT = Integer.MAX_VALUE;

    private static final String ALL = "all";

    private Ranges() {}

    /**
     * Whole numbers without an upper bound.
     *
     * @param option the option, for the message
     * @param least the smallest allowed
     * @param value what the user gave
     * @return the value
     * @throws OptionException if it is smaller
     */
    public static int atLeast(String option, int least, int value) {
        if (value < least) {
            throw refused(option, "at least " + least, value);
        }
        return value;
    }

    /**
     * Whole numbers between bounds.
     *
     * @param option the option, for the message
     * @param least the smallest allowed
     * @param most the largest allowed
     * @param value what the user gave
     * @return the value
     * @throws OptionException if it is smaller or larger
     */
    public static int between(String option, int least, int most, int value) {
        if (value < least || value > most) {
            throw refused(option, "between " + least + " and " + most, value);
        }
        return value;
    }

    /**
     * Numbers of at least 1, or the word {@value #ALL}.
     *
     * @param option the option, for the message
     * @param text what the user gave
     * @return the number, or {@link #NO_LIMIT}
     * @throws OptionException if it is neither
     */
    public static int count(String option, String text) {
        if (text.equals(ALL)) {
            return NO_LIMIT;
        }
        int count;
        try {
            count = Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw refused(option, "a whole number or '" + ALL + "'", "'" + text + "'");
        }
        return atLeast(option, 1, count);
    }

    /**
     * Finite numbers above 0.
     *
     * @param option the option, for the message
     * @param value what the user gave
     * @return the value
     * @throws OptionException if it is none
     */
    public static double positive(String option, double value) {
        if (!(value > 0 && Double.isFinite(value))) {
            throw refused(option, "a finite number above 0", value);
        }
        return value;
    }

    /**
     * Finite numbers of at least 0.
     *
     * @param option the option, for the message
     * @param value what the user gave
     * @return the value
     * @throws OptionException if it is none
     */
    public static double notNegative(String option, double value) {
        if (!(value >= 0 && Double.isFinite(value))) {
            throw refused(option, "a finite number of at least 0", value);
        }
        return value;
    }

    /**
     * Shares: at least 0 and below 1.
     *
     * @param option the option, for the message
     * @param value what the user gave
     * @return the value
     * @throws OptionException if it is none
     */
    public static double share(String option, double value) {
        if (!(value >= 0 && value < 1)) {
            throw refused(option, "at least 0 and below 1", value);
        }
        return value;
    }

    private static OptionException refused(String option, String rule, Object value) {
        return new OptionException(option + " must be " + rule + ", not " + value + ".", option);
    }

    /**
     * Refuses an option that would change nothing: a mistake that nobody would see.
     *
     * @param option the option
     * @param value what the user gave; null if nothing
     * @param used whether any run takes it
     * @param why what follows the option's name: what is wrong and what to do
     * @param others the options on which it depends
     * @throws OptionException if it would change nothing
     */
    public static void used(String option, Object value, boolean used, String why, String... others) {
        if (value != null && !used) {
            throw new OptionException(
                    option + why,
                    Stream.concat(Stream.of(option), Stream.of(others)).toArray(String[]::new));
        }
    }
}
