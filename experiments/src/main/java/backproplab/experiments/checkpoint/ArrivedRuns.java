package backproplab.experiments.checkpoint;

import backproplab.experiments.results.RunKey;
import backproplab.files.failure.UserException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Runs that are over, and whose rows wait for those before them to be in the tables: each in a file of its own beside the checkpoint until
 * then, so that hours of other machines are not lost with the process that collects them.
 */
final class ArrivedRuns {
    private final FilePerRun files;
    private final StartedCommand command;

    ArrivedRuns(Path folder, StartedCommand command) {
        files = new FilePerRun(folder, "checkpoint-arrived-");
        this.command = command;
    }

    /**
     * What a run left.
     *
     * @throws UserException with code 3 if its file is damaged
     */
    Optional<EndedRun> read(RunKey run) {
        return files.has(run)
                ? Measured.read(files.of(run)).ended().stream()
                        .filter(ended -> ended.key().equals(run))
                        .findFirst()
                : Optional.empty();
    }

    /**
     * Writes what a run left.
     *
     * @throws UserException with code 4 if it cannot be written
     */
    void write(EndedRun run) {
        new Measured(command, List.of(run)).write(files.of(run.key()));
    }

    void delete(RunKey run) {
        files.delete(run);
    }

    void deleteAll() {
        files.deleteAll();
    }
}
