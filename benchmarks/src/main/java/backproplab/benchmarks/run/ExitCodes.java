package backproplab.benchmarks.run;

/** What the process ends with. */
final class ExitCodes {
    /** All went well, or at least one benchmark did. */
    static final int OK = 0;

    /** Every benchmark failed, or anything that has no code of its own. */
    static final int FAILURE = 1;

    /** An option or a value that cannot be. */
    static final int USAGE = 2;

    /** The output folder, or the machine, cannot carry the run. */
    static final int ENVIRONMENT = 4;

    private ExitCodes() {}
}
