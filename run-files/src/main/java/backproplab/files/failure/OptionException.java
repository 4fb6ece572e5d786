package backproplab.files.failure;

import java.util.List;

/** A value that an option does not take, or not beside others; with code 2. */
public final class OptionException extends UserException {
    private static final long serialVersionUID = 1L;

    private final String[] options;

    /**
     * Creates the exception.
     *
     * @param message one to three lines
     * @param options the option that is refused, as it is typed, then those that it does not go with
     */
    public OptionException(String message, String... options) {
        super(ExitCode.USAGE, message, null);
        this.options = options.clone();
    }

    /**
     * The options that the message is about.
     *
     * @return as they are typed, the refused one first
     */
    public List<String> options() {
        return List.of(options);
    }
}
