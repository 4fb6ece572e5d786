package backproplab.datasets.fetch;

import java.io.IOException;

/** Files that could not be fetched: a message of one line with the cause at each mirror. */
public final class DownloadException extends IOException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message one line
     */
    public DownloadException(String message) {
        super(message);
    }

    /**
     * Creates the exception with its cause.
     *
     * @param message one line
     * @param cause what happened underneath
     */
    public DownloadException(String message, Throwable cause) {
        super(message, cause);
    }
}
