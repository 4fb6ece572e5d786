package backproplab.experiments.compare;

/**
 * How long some work will take.
 *
 * @param seconds if nothing else runs on this machine
 * @param disturbed seconds at the pace of the warm-up, which other programs may have slowed down; never less
 */
public record Forecast(double seconds, double disturbed) {
    /** Nothing to do. */
    public static final Forecast NOTHING = new Forecast(0, 0);

    /** From here on the difference is worth a word. */
    private static final double MUCH_LONGER = 1.5;

    /**
     * Both one after the other.
     *
     * @param more other work
     * @return the sum
     */
    public Forecast plus(Forecast more) {
        return new Forecast(seconds + more.seconds, disturbed + more.disturbed);
    }

    /**
     * A part or a multiple of it.
     *
     * @param factor how much of it
     * @return the product
     */
    public Forecast times(double factor) {
        return new Forecast(seconds * factor, disturbed * factor);
    }

    /**
     * Whether other programs hold the work up.
     *
     * @return whether it takes much longer at the pace of the warm-up
     */
    public boolean busy() {
        return disturbed > MUCH_LONGER * seconds;
    }
}
