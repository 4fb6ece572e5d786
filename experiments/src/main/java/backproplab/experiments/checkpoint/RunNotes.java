package backproplab.experiments.checkpoint;

import java.util.List;
import java.util.Optional;

/** What a comparison reads of a record and writes to it: the runs that are over and the one after them, in their order. */
public interface RunNotes {

    /**
     * The runs that are over.
     *
     * @return in their order
     */
    List<EndedRun> ended();

    /**
     * The run after those that are over.
     *
     * @return empty if no epoch of it is done
     */
    Optional<OpenRun> open();

    /**
     * Whether anything is noted on disk, so that it is worth asking a network for its state.
     *
     * @return false for a command that cannot be gone on with
     */
    boolean kept();

    /**
     * Notes the end of an epoch.
     *
     * @param run where it is
     * @throws backproplab.files.failure.UserException with code 4 if it cannot be written; the record on disk is then the one
     *     before
     */
    void progressed(OpenRun run);

    /**
     * Notes the end of a run.
     *
     * @param run what it left
     * @throws backproplab.files.failure.UserException with code 4 if it cannot be written; the record on disk is then the one
     *     before
     */
    void ended(EndedRun run);
}
