package backproplab.remote;

/**
 * This machine must not do the work: it would leave something else than others do. It is not tried again; the caller gets
 * {@link ClusterException} with {@link ClusterException.Kind#REFUSED} and these words.
 */
public final class RefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    /**
     * For people.
     *
     * @param message one or two lines: what differs here, and what to do
     */
    public RefusedException(String message) {
        super(message);
    }
}
