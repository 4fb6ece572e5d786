package backproplab.experiments.cli.option;

import backproplab.files.failure.UserException;

/** Bounds of numbers that the user gives; an option that was not given, null, is within any. */
public final class Ranges {
    private Ranges() {}

    static void atLeastOne(String option, Integer value) {
        if (value != null && value < 1) {
            throw UserException.usage(option + " must be at least 1, not " + value + ".");
        }
    }

    static void positive(String option, Double value) {
        if (value != null && !(value > 0 && Double.isFinite(value))) {
            throw UserException.usage(option + " must be a finite number above 0, not " + value + ".");
        }
    }

    static void notNegative(String option, Double value) {
        if (value != null && !(value >= 0 && Double.isFinite(value))) {
            throw UserException.usage(option + " must be a finite number of at least 0, not " + value + ".");
        }
    }

    static void share(String option, Double value) {
        if (value != null && !(value >= 0 && value < 1)) {
            throw UserException.usage(option + " must be at least 0 and below 1, not " + value + ".");
        }
    }

    /**
     * The user's value, or the preset's.
     *
     * @param chosen null if the option was not given
     * @param fromPreset the preset's
     * @param <T> the type
     * @return one of them
     */
    public static <T> T or(T chosen, T fromPreset) {
        return chosen == null ? fromPreset : chosen;
    }

    /**
     * Refuses an option that would change nothing: a mistake that nobody would see.
     *
     * @param value what the user gave; null if nothing
     * @param used whether any run takes it
     * @param message what is wrong and what to do
     * @throws UserException with code 2 if it would change nothing
     */
    public static void used(Object value, boolean used, String message) {
        if (value != null && !used) {
            throw UserException.usage(message);
        }
    }
}
