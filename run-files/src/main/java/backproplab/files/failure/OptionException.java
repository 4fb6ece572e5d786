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
     * @param option the option that is refused, as it is typed
     * @param others options that it does not go with
     */
    public OptionException(String message, String option, String... others) {
        super(ExitCode.USAGE, message, null);
        options = new String[others.length + 1];
        options[0] = option;
        System.arraycopy(others, 0, options, 1, others.length);
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
