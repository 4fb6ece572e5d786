package backproplab.experiments.remote;

/** A piece of work failed on every machine that tried it; what else there is to do is not concerned. */
public final class LostWorkException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * With its cause.
     *
     * @param message for people
     * @param cause what happened, or null
     */
    public LostWorkException(String message, Throwable cause) {
        super(message, cause);
    }
}
