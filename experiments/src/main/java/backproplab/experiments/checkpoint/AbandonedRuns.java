package backproplab.experiments.checkpoint;

import backproplab.experiments.results.FileNames;
import backproplab.experiments.results.LabFolder;
import backproplab.experiments.results.SearchFolder;
import backproplab.files.disk.AppendFile;
import backproplab.files.disk.Disk;
import backproplab.files.run.FolderName;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Folders of runs whose process was killed before it had noted anything: settings and the headers of tables, nothing that could be gone on
 * with or read. The next run removes them.
 */
public final class AbandonedRuns {
    private static final Logger LOG = LoggerFactory.getLogger(AbandonedRuns.class);

    /** Kinds of runs that note their beginning before they train; others may have nothing but headers for long. */
    private static final Set<String> TASKS = Set.of("task1", "task2", LabFolder.TASK, SearchFolder.TASK);

    private static final Set<String> SETTINGS = Set.of(FileNames.CONFIG, FileNames.ENVIRONMENT, RunLock.FILE);
    /** A run that begins just now notes it well within this time. */
    private static final Duration BEGINNING = Duration.ofSeconds(5);

    private static final long LARGEST_HEADER = 1 << 14;

    private AbandonedRuns() {}

    /**
     * Removes them. What cannot be removed stays.
     *
     * @param out the folder that holds run folders; it need not exist
     */
    public static void sweep(Path out) {
        if (!Files.isDirectory(out)) {
            return;
        }
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(out, folder -> FolderName.of(folder)
                .map(FolderName::task)
                .filter(TASKS::contains)
                .isPresent())) {
            for (Path folder : folders) {
                if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS) && abandoned(folder)) {
                    Disk.deleteFolder(folder);
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            LOG.debug("{} was not swept", out, e);
        }
    }

    private static boolean abandoned(Path folder) throws IOException {
        if (young(folder)) {
            return false;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                if (young(file) || !saysNothing(file)) {
                    return false;
                }
            }
        }
        return !RunLock.taken(folder);
    }

    private static boolean young(Path file) throws IOException {
        return Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS)
                .toInstant()
                .isAfter(Instant.now().minus(BEGINNING));
    }

    private static boolean saysNothing(Path file) throws IOException {
        String name = file.getFileName().toString();
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        if (SETTINGS.contains(name) || name.endsWith(".tmp")) {
            return true;
        }
        boolean table = name.endsWith(".csv");
        return (table || name.endsWith(".jsonl"))
                && Files.size(file) <= LARGEST_HEADER
                && AppendFile.wholeLines(file).lines().count() <= (table ? 1 : 0);
    }
}
