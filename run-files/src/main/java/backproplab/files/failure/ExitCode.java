package backproplab.files.failure;

/** The documented exit codes of every command. */
public enum ExitCode {
    /** All went well, or at least one of several runs did. */
    OK(0),
    /** Anything that has no code of its own, and: every run of a command failed. */
    FAILURE(1),
    /** An option or a value that cannot be. */
    USAGE(2),
    /** Data that is missing or broken. */
    DATA(3),
    /** Memory, output folder or backend: the environment cannot carry the run. */
    ENVIRONMENT(4);

    /** What the help of a command that trains ends with: {@value}. */
    public static final String HELP = "Exit codes: 0 ok, 1 failure, 2 usage, 3 data, 4 environment.";

    private final int code;

    ExitCode(int code) {
        this.code = code;
    }

    /**
     * The number the process ends with.
     *
     * @return 0 to 4
     */
    public int code() {
        return code;
    }
}
