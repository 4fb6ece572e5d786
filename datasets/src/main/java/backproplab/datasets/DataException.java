package backproplab.datasets;

/** Data that cannot be found, fetched or read: a message of one to three lines that says what, why and what to do next. */
public final class DataException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message one to three lines for the user
     */
    public DataException(String message) {
        super(message);
    }

    /**
     * Creates the exception with its cause.
     *
     * @param message one to three lines for the user
     * @param cause what happened underneath
     */
    public DataException(String message, Throwable cause) {
        super(message, cause);
    }
}
