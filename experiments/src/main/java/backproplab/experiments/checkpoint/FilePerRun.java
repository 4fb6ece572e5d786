package backproplab.experiments.checkpoint;

import backproplab.experiments.results.RunKey;
import backproplab.files.disk.Disk;
import backproplab.files.run.NetworkFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Files of single runs beside the checkpoint of their command, one for each, so that each can be written without the others.
 *
 * @param folder of the command's run
 * @param prefix what their names begin with
 */
record FilePerRun(Path folder, String prefix) {
    private static final String SUFFIX = NetworkFiles.SUFFIX;
    private static final Logger LOG = LoggerFactory.getLogger(FilePerRun.class);

    /** Names may hold what a file name may not. */
    Path of(RunKey run) {
        UUID name = UUID.nameUUIDFromBytes(run.toString().getBytes(StandardCharsets.UTF_8));
        return folder.resolve(prefix + name + SUFFIX);
    }

    boolean has(RunKey run) {
        return Files.exists(of(run));
    }

    void delete(RunKey run) {
        delete(of(run));
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
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, prefix + "*" + SUFFIX)) {
            files.forEach(FilePerRun::delete);
        } catch (IOException | DirectoryIteratorException e) {
            LOG.debug("files {} of single runs stay", prefix, e);
        }
    }
}
