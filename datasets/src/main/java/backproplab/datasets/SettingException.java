package backproplab.datasets;

/** A setting that cannot be used, a mistake of the caller: the message names the value and what is allowed. */
public final class SettingException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message one to three lines for the user
     */
    public SettingException(String message) {
        super(message);
    }
}
