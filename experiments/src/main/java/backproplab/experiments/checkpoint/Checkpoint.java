package backproplab.experiments.checkpoint;

import java.util.Optional;

/**
 * How far a command is.
 *
 * @param command what was started
 * @param ended how many bytes of {@value EndedRuns#FILE} are the runs that are over
 * @param open the run after them, if an epoch of it is done
 */
record Checkpoint(StartedCommand command, long ended, Optional<OpenRun> open) {}
