package backproplab.experiments.search;

/**
 * A round in which trials compete at one budget.
 *
 * @param number from 1
 * @param epochs of each trial; {@link #OWN} for each trial's own
 * @param trials how many take part
 */
public record Rung(int number, int epochs, int trials) {
    /** The budget that leaves each trial its own epochs: {@value}. */
    public static final int OWN = 0;
}
