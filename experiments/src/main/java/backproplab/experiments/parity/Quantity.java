package backproplab.experiments.parity;

import java.util.Locale;

/** What kind of number is compared. */
public enum Quantity {
    /** Loss of a batch in training mode, or logits in evaluation mode, before the first step. */
    FORWARD,
    /** Gradient of a trained tensor before the first step, or of all of them together. */
    GRADIENT,
    /** A trained tensor after some steps. */
    PARAMETER,
    /** A running mean or variance of batch norm after some steps. */
    STATISTIC;

    /**
     * The cell in the CSV.
     *
     * @return the name in lower case
     */
    public String token() {
        return name().toLowerCase(Locale.ROOT);
    }
}
