package backproplab.datasets.source;

import java.io.IOException;

/** A data file that is not what it should be: a message of one to three lines with file, place, value and what to do. */
public final class DataFormatException extends IOException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message one to three lines for the user
     */
    public DataFormatException(String message) {
        super(message);
    }

    /**
     * Creates the exception with its cause.
     *
     * @param message one to three lines for the user
     * @param cause what happened underneath
     */
    public DataFormatException(String message, Throwable cause) {
        super(message, cause);
    }
}
