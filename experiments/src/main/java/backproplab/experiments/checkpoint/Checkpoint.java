package backproplab.experiments.checkpoint;

import java.util.List;
import java.util.Optional;

/**
 * How far a command is.
 *
 * @param command what was started
 * @param ended the runs that are over, in their order: plan by plan, seed by seed, engine by engine
 * @param open the one after them, if an epoch of it is done
 */
record Checkpoint(StartedCommand command, List<EndedRun> ended, Optional<OpenRun> open) {

    Checkpoint {
        ended = List.copyOf(ended);
    }
}
