package backproplab.experiments.checkpoint;

import backproplab.experiments.results.RunKey;
import backproplab.files.disk.Disk;
import backproplab.files.failure.UserException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs that are over, and whose rows wait for those before them to be in the tables: each in a file of its own beside the checkpoint until
 * then, so that hours of other machines are not lost with the process that collects them.
 */
final class ArrivedRuns {
    private static final String PREFIX = "checkpoint-arrived-";
    private static final String SUFFIX = ".safetensors";
    private static final Logger LOG = LoggerFactory.getLogger(ArrivedRuns.class);

    private final Path folder;
    private final StartedCommand command;

    ArrivedRuns(Path folder, StartedCommand command) {
        this.folder = folder;
        this.command = command;
    }

    /** Names may hold what a file name may not. */
    private Path file(RunKey run) {
        UUID name = UUID.nameUUIDFromBytes(run.toString().getBytes(StandardCharsets.UTF_8));
        return folder.resolve(PREFIX + name + SUFFIX);
    }

    /**
     * What a run left.
     *
     * @throws UserException with code 3 if its file is damaged
     */
    Optional<EndedRun> read(RunKey run) {
        Path file = file(run);
        return Files.exists(file)
                ? Measured.read(file).ended().stream()
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
        new Measured(command, List.of(run)).write(file(run.key()));
    }

    void delete(RunKey run) {
        delete(file(run));
    }

    /** A file that stays is of a run that is in the record, and is not read. */
    private static void delete(Path file) {
        try {
            Disk.delete(file);
        } catch (IOException e) {
            LOG.debug("{} stays", file, e);
        }
    }

    void deleteAll() {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, PREFIX + "*" + SUFFIX)) {
            files.forEach(ArrivedRuns::delete);
        } catch (IOException e) {
            LOG.debug("runs that arrived stay", e);
        }
    }
}
