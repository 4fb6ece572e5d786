package backproplab.experiments.cli.option;

import backproplab.experiments.cli.screen.Words;
import backproplab.files.failure.UserException;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options of every command that may take hours: those of any run, and how one is repeated, gone on with and confirmed. */
public final class LongOptions {
    /** The option's name: {@value}. */
    public static final String YES = "--yes";

    private static final double MOST_SECONDS = 3600;

    @Mixin
    private RunOptions run;

    @Mixin
    private ConfigOption config;

    @Mixin
    private ResumeOptions resume;

    @Mixin
    private FollowOptions follow;

    @Option(names = YES, description = "Start even if the estimate is above one hour.")
    private boolean yes;

    /**
     * Threads, and where results go.
     *
     * @return the options of any run
     */
    public RunOptions run() {
        return run;
    }

    /**
     * The file that options come from, if any.
     *
     * @return the option
     */
    public ConfigOption config() {
        return config;
    }

    /**
     * The run to go on with, if any.
     *
     * @return the option
     */
    public ResumeOptions resume() {
        return resume;
    }

    /**
     * How the run is followed while it trains.
     *
     * @return the options
     */
    public FollowOptions follow() {
        return follow;
    }

    /**
     * Whether the user accepts a long run.
     *
     * @return whether --yes was given
     */
    public boolean confirmed() {
        return yes;
    }

    /**
     * Refuses to begin by mistake what takes longer than an hour.
     *
     * @param seconds the estimate
     * @param begun whether it was accepted when it began
     * @param less what to choose to have less of it
     * @throws UserException with code 2
     */
    public void checkTime(double seconds, boolean begun, String less) {
        if (seconds > MOST_SECONDS && !yes && !begun) {
            throw UserException.usage("This would take about " + Words.duration(seconds) + ".\nAdd " + YES
                    + " to start it, or choose " + less + ".");
        }
    }
}
