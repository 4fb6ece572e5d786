package backproplab.network;

/** A network that cannot be built: of sizes beyond bounds, or not fitting its images. The message is for people. */
public final class NetworkException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /**
     * Says what cannot be built.
     *
     * @param message what, why and what to do
     */
    public NetworkException(String message) {
        super(message);
    }
}
