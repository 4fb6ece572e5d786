package backproplab.experiments.checkpoint;

import backproplab.experiments.results.RunKey;
import java.util.Optional;

/** What a comparison reads of a record and writes to it: which runs are over, and where the one is that was cut off. */
public interface RunNotes {
    /** Nothing is known, and nothing is noted: of a command that cannot be gone on with. */
    RunNotes NONE = new RunNotes() {};

    /**
     * What a run left.
     *
     * @param run which
     * @return empty if it is not over
     */
    default Optional<EndedRun> ended(RunKey run) {
        return Optional.empty();
    }

    /**
     * Where a run was cut off.
     *
     * @param run which
     * @return empty if no epoch of it is done, or it is over
     */
    default Optional<OpenRun> open(RunKey run) {
        return Optional.empty();
    }

    /**
     * Whether anything is noted on disk, so that it is worth asking a network for its state.
     *
     * @return false for a command that cannot be gone on with
     */
    default boolean kept() {
        return false;
    }

    /**
     * Notes the end of an epoch.
     *
     * @param run where it is
     * @throws backproplab.files.failure.UserException with code 4 if it cannot be written; the record on disk is then the one
     *     before
     */
    default void progressed(OpenRun run) {}

    /**
     * Where one of several runs was cut off that were trained side by side, and whose rows were in no table yet.
     *
     * @param run which
     * @return empty if no epoch of it is done, or it is over
     */
    default Optional<OpenRun> openBeside(RunKey run) {
        return Optional.empty();
    }

    /**
     * Notes the end of an epoch of one of several runs that are trained side by side; any thread may do so.
     *
     * @param run where it is
     * @throws backproplab.files.failure.UserException with code 4 if it cannot be written; the record on disk is then the one
     *     before
     */
    default void progressedBeside(OpenRun run) {}

    /**
     * What a run left that another machine trained, and whose rows were in no table yet.
     *
     * @param run which
     * @return empty if it did not come back, or its rows are in the tables
     */
    default Optional<EndedRun> arrived(RunKey run) {
        return Optional.empty();
    }

    /**
     * Notes what a run left whose rows wait for those of others; any thread may do so.
     *
     * @param run what it left
     * @throws backproplab.files.failure.UserException with code 4 if it cannot be written
     */
    default void arrived(EndedRun run) {}

    /**
     * Notes the end of a run.
     *
     * @param run what it left
     * @throws backproplab.files.failure.UserException with code 4 if it cannot be written; the record on disk is then the one
     *     before
     */
    default void ended(EndedRun run) {}
}
