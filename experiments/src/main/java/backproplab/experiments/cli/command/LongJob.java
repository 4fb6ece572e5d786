package backproplab.experiments.cli.command;

import backproplab.experiments.checkpoint.UnfinishedRun;
import backproplab.experiments.cli.live.LivePage;
import backproplab.files.failure.UserException;
import java.util.Optional;

/**
 * The work of a long command, once its options are checked and its data is there. {@link LongCommand} calls {@link #estimate}, and
 * then one of the others that return an exit code.
 *
 * @param <U> what notes the progress of a run
 */
public interface LongJob<U extends UnfinishedRun> extends AutoCloseable {
    /**
     * Tells what is going to be done, and how long it will take.
     *
     * @param interrupted the run to go on with, if one is wanted
     * @return seconds
     */
    double estimate(Optional<U> interrupted);

    /**
     * What there could be less of, for a job that takes too long.
     *
     * @return words that follow "choose"
     */
    String less();

    /**
     * Does all that a dry run does; nothing is kept.
     *
     * @return the exit code
     */
    int dryRun();

    /**
     * Does all of it.
     *
     * @param page follows it, where that is wanted
     * @return the exit code
     */
    int start(LivePage page);

    /**
     * Does what a run that was cut off has not done yet.
     *
     * @param interrupted the run
     * @param page follows it, where that is wanted
     * @return the exit code
     * @throws UserException with code 2 if it has other settings
     */
    int resume(U interrupted, LivePage page);

    /** Leaves what it has opened, such as other machines. */
    @Override
    default void close() {}
}
