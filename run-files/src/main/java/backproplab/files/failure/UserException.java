package backproplab.files.failure;

/** A failure that the user can mend; its message is one to three lines: what, why, what to do. */
public class UserException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ExitCode code;

    UserException(ExitCode code, String message, Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    /**
     * An option or a value that cannot be.
     *
     * @param message one to three lines
     * @return to be thrown
     */
    public static UserException usage(String message) {
        return new UserException(ExitCode.USAGE, message, null);
    }

    /**
     * Data that is missing or broken.
     *
     * @param message one to three lines
     * @return to be thrown
     */
    public static UserException data(String message) {
        return data(message, null);
    }

    /**
     * The same where an exception says why.
     *
     * @param message one to three lines
     * @param cause what happened, or null
     * @return to be thrown
     */
    public static UserException data(String message, Throwable cause) {
        return new UserException(ExitCode.DATA, message, cause);
    }

    /**
     * An environment that cannot carry the run.
     *
     * @param message one to three lines
     * @return to be thrown
     */
    public static UserException environment(String message) {
        return environment(message, null);
    }

    /**
     * The same where an exception says why.
     *
     * @param message one to three lines
     * @param cause what happened, or null
     * @return to be thrown
     */
    public static UserException environment(String message, Throwable cause) {
        return new UserException(ExitCode.ENVIRONMENT, message, cause);
    }

    /**
     * What the process ends with.
     *
     * @return the exit code
     */
    public ExitCode code() {
        return code;
    }
}
