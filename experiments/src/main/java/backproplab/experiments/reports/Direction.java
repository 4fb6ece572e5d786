package backproplab.experiments.reports;

import java.util.Locale;

/** What a claim says of the difference between its two arms, the first minus the second. */
public enum Direction {
    /** The first is higher. */
    HIGHER,
    /** The first is lower. */
    LOWER,
    /** The first is not higher by more than the metric's margin. */
    NOT_HIGHER,
    /** The first is not lower by more than the metric's margin. */
    NOT_LOWER,
    /** The two differ by no more than the metric's margin. */
    ALIKE;

    /**
     * For people.
     *
     * @return for example {@code not higher}
     */
    public String words() {
        return this == ALIKE
                ? "within the margin"
                : name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
