package backproplab.experiments.checkpoint;

import backproplab.experiments.results.RunKey;
import backproplab.files.disk.Disk;
import backproplab.files.failure.UserException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where runs are that are trained side by side: a checkpoint file for each, beside the one of the command, so that each can be replaced
 * without the others. Threads may write different runs at the same time.
 */
final class OpenRuns {
    private static final String PREFIX = "checkpoint-open-";
    private static final String SUFFIX = ".safetensors";
    private static final Logger LOG = LoggerFactory.getLogger(OpenRuns.class);

    private final Path folder;
    private final StartedCommand command;

    OpenRuns(Path folder, StartedCommand command) {
        this.folder = folder;
        this.command = command;
    }

    /** Names may hold what a file name may not. */
    private Path file(RunKey run) {
        UUID name = UUID.nameUUIDFromBytes(run.toString().getBytes(StandardCharsets.UTF_8));
        return folder.resolve(PREFIX + name + SUFFIX);
    }

    /**
     * Where a run was.
     *
     * @throws UserException with code 3 if its file is damaged
     */
    Optional<OpenRun> read(RunKey run) {
        Path file = file(run);
        return Files.exists(file)
                ? CheckpointText.read(file).open().filter(open -> open.key().equals(run))
                : Optional.empty();
    }

    /**
     * Replaces where a run is.
     *
     * @throws UserException with code 4 if it cannot be written; the file is then as it was
     */
    void write(OpenRun run) {
        CheckpointText.write(file(run.key()), new Checkpoint(command, 0, Optional.of(run)));
    }

    void delete(RunKey run) {
        delete(file(run));
    }

    /** A file that stays is of a run that is over, and is not read. */
    private static void delete(Path file) {
        try {
            Disk.delete(file);
        } catch (IOException e) {
            LOG.debug("{} stays", file, e);
        }
    }

    void deleteAll() {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, PREFIX + "*" + SUFFIX)) {
            files.forEach(OpenRuns::delete);
        } catch (IOException e) {
            LOG.debug("checkpoints of single runs stay", e);
        }
    }
}
