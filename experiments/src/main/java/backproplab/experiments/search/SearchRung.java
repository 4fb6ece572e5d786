package backproplab.experiments.search;

/**
 * A round in which trials compete at one budget.
 *
 * @param number from 1
 * @param epochs of each trial, at most; {@link #OWN} for each trial's own
 * @param trials how many take part
 */
public record SearchRung(int number, int epochs, int trials) {
    /** The budget that leaves each trial its own epochs. */
    public static final int OWN = Integer.MAX_VALUE;
}
