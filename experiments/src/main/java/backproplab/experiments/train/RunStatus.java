package backproplab.experiments.train;

import java.util.Locale;

/** How a run ended; the status cell of the CSV files. */
public enum RunStatus {
    /** All epochs done. */
    OK,
    /** Ended before the last epoch, since validation had not become better for a while; as good as {@link #OK}. */
    EARLY_STOPPED,
    /** The loss became NaN or infinite. */
    DIVERGED,
    /** An error ended it. */
    FAILED,
    /** This machine or process lacks what it needs. */
    SKIPPED;

    /**
     * Whether the run came to a regular end, so that it has a test result.
     *
     * @return true for {@link #OK} and {@link #EARLY_STOPPED}
     */
    public boolean finished() {
        return this == OK || this == EARLY_STOPPED;
    }

    /**
     * The text in files.
     *
     * @return the name in lower case
     */
    public String token() {
        return name().toLowerCase(Locale.ROOT);
    }
}
