package backproplab.datasets.images;

/** The native libraries that decode images cannot be used on this machine: a message of three lines that says why and what works without them. */
public final class ImageLibraryException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Wraps what went wrong while the libraries were loading.
     *
     * @param message three lines for the user
     * @param cause the failure itself
     */
    public ImageLibraryException(String message, Throwable cause) {
        super(message, cause);
    }
}
