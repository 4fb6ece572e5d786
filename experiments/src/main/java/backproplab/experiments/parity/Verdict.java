package backproplab.experiments.parity;

import java.util.Locale;

/** What is said of a compared quantity. */
public enum Verdict {
    /** Within its bound. */
    OK,
    /** Beyond its bound because two correct float engines took different sides within rounding; the finding has the proof. */
    TIED,
    /** Beyond its bound, or not a number. */
    BROKEN,
    /** There is no bound; the error is only written down. */
    REPORTED,
    /** It could not be computed. */
    FAILED;

    /**
     * The cell in the CSV.
     *
     * @return the name in lower case
     */
    public String token() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Whether the two engines were shown to differ, or could not be compared.
     *
     * @return true for BROKEN and FAILED
     */
    public boolean bad() {
        return this == BROKEN || this == FAILED;
    }
}
