package backproplab.benchmarks.run;

/** A failure that the user can mend; its message is one to three lines: what, why, what to do. */
final class SpeedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int code;

    private SpeedException(int code, String message, Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    static SpeedException usage(String message) {
        return new SpeedException(ExitCodes.USAGE, message, null);
    }

    static SpeedException environment(String message, Throwable cause) {
        return new SpeedException(ExitCodes.ENVIRONMENT, message, cause);
    }

    int code() {
        return code;
    }
}
