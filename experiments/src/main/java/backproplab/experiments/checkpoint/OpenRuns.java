package backproplab.experiments.checkpoint;

import backproplab.experiments.results.RunKey;
import backproplab.files.failure.UserException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where runs are that are trained side by side: a checkpoint file for each, beside the one of the command, so that each can be replaced
 * without the others. Threads may write different runs at the same time.
 */
final class OpenRuns {
    private final FilePerRun files;
    private final StartedCommand command;

    OpenRuns(Path folder, StartedCommand command) {
        files = new FilePerRun(folder, "checkpoint-open-");
        this.command = command;
    }

    /**
     * Where a run was.
     *
     * @throws UserException with code 3 if its file is damaged
     */
    Optional<OpenRun> read(RunKey run) {
        return files.has(run)
                ? CheckpointText.read(files.of(run)).open().filter(open -> open.key()
                        .equals(run))
                : Optional.empty();
    }

    /**
     * Replaces where a run is.
     *
     * @throws UserException with code 4 if it cannot be written; the file is then as it was
     */
    void write(OpenRun run) {
        CheckpointText.write(files.of(run.key()), new Checkpoint(command, 0, Optional.of(run)));
    }

    void delete(RunKey run) {
        files.delete(run);
    }

    void deleteAll() {
        files.deleteAll();
    }
}
