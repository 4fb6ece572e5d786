package backproplab.dl4j;

/** ND4J's native library cannot be used here; the message says why and what still works. */
public final class Dl4jUnavailableException extends Exception {

    private static final long serialVersionUID = 1L;

    /**
     * Wraps what went wrong while ND4J was loading.
     *
     * @param message one to three lines: what, why, what to do next
     * @param cause   the failure itself, or null
     */
    public Dl4jUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
