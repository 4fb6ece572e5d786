package backproplab.experiments.checkpoint;

import backproplab.experiments.results.RunKey;
import java.util.Optional;

/** What a comparison reads of a record and writes to it: which runs are over, and where the one is that was cut off. */
public interface RunNotes {
    /** Nothing is known, and nothing is noted: of a command that cannot be gone on with. */
    RunNotes NONE = new RunNotes() {
        @Override
        public Optional<EndedRun> ended(RunKey run) {
            return Optional.empty();
        }

        @Override
        public Optional<OpenRun> open(RunKey run) {
            return Optional.empty();
        }

        @Override
        public boolean kept() {
            return false;
        }

        @Override
        public void progressed(OpenRun run) {
            // Nobody will ask.
        }

        @Override
        public void ended(EndedRun run) {
            // Nobody will ask.
        }
    };

    /**
     * What a run left.
     *
     * @param run which
     * @return empty if it is not over
     */
    Optional<EndedRun> ended(RunKey run);

    /**
     * Where a run was cut off.
     *
     * @param run which
     * @return empty if no epoch of it is done, or it is over
     */
    Optional<OpenRun> open(RunKey run);

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
