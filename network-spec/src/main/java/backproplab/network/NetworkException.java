package backproplab.network;

import java.util.List;

/** A network that cannot be built: of sizes beyond bounds, or not fitting its images. The message is for people. */
public final class NetworkException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String[] options;

    /**
     * Creates the exception.
     *
     * @param message one to three lines for the user
     * @param options the options that decide it, as they are typed
     */
    public NetworkException(String message, String... options) {
        super(message);
        this.options = options.clone();
    }

    /**
     * The options that decide it.
     *
     * @return as they are typed
     */
    public List<String> options() {
        return List.of(options);
    }
}
