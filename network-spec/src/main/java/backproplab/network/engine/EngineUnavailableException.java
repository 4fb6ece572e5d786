package backproplab.network.engine;

/** A framework that is on the class path and cannot compute here. */
public final class EngineUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Says why.
     *
     * @param message one to three lines: what, why, what to do next
     * @param cause what the library threw; null if there is nothing more to know
     */
    public EngineUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
