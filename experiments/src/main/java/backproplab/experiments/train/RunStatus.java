package backproplab.experiments.train;

import java.util.Locale;

/** How a run ended; the status cell of the CSV files. */
public enum RunStatus {
    /** All epochs done. */
    OK,
    /** The loss became NaN or infinite. */
    DIVERGED,
    /** An error ended it. */
    FAILED,
    /** This machine or process lacks what it needs. */
    SKIPPED;

    /**
     * The text in files.
     *
     * @return the name in lower case
     */
    public String token() {
        return name().toLowerCase(Locale.ROOT);
    }
}
