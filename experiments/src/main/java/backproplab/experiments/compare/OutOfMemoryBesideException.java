package backproplab.experiments.compare;

/** A training had too little heap beside others: it is no result, and may have enough alone. */
public final class OutOfMemoryBesideException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Wraps what was thrown.
     *
     * @param cause what came out of the training
     */
    OutOfMemoryBesideException(Throwable cause) {
        super(cause.toString(), cause);
    }
}
