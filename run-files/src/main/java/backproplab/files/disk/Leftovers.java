package backproplab.files.disk;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is there for a moment only: how it is named, and how it goes after all if its process was killed meanwhile. A name says which
 * process made it, and has random digits, so that nobody who may write in the same folder can put something under it beforehand.
 */
public final class Leftovers {
    private static final Logger LOG = LoggerFactory.getLogger(Leftovers.class);
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String FILE = ".tmp";
    private static final String PROBE = ".backprop-lab-probe";
    /** Longer ones are left out of the temporary name, which the file system might not take. */
    private static final int LONGEST_NAME = 60;

    private static final String OWNER = "(?<process>\\d{1,18})-[0-9a-f]{16}";
    /** Earlier versions used the number of the process alone; a user's own file may end so too, but hardly a table's. */
    private static final Pattern FILE_NAME = Pattern.compile(
            "(?:.*\\.)?" + OWNER + "\\.tmp|.*\\.(?:csv|html)\\.(?<earlier>\\d{1,18})\\.tmp", Pattern.DOTALL);
    /** Earlier versions used digits by chance, which tell nothing. */
    private static final Pattern PROBE_NAME =
            Pattern.compile(Pattern.quote(PROBE) + "(?:-" + OWNER + "|(?<earlier>\\d+))");

    private static final Duration OLD = Duration.ofMinutes(1);

    private Leftovers() {}

    /**
     * A name beside a file, for what will be renamed to it.
     *
     * @param file the file
     * @return a path under which nothing is
     */
    static Path beside(Path file) {
        String name = file.getFileName().toString();
        return file.resolveSibling((name.length() > LONGEST_NAME ? "" : name) + "." + owner() + FILE);
    }

    /**
     * A name for a folder that tries whether a folder can be written.
     *
     * @param folder the one that is tried
     * @return a path under which nothing is
     */
    static Path probe(Path folder) {
        return folder.resolve(PROBE + "-" + owner());
    }

    private static String owner() {
        byte[] random = new byte[8];
        RANDOM.nextBytes(random);
        return ProcessHandle.current().pid() + "-" + HexFormat.of().formatHex(random);
    }

    /**
     * Removes what processes left in a folder that runs share, those that still live excepted. What cannot be removed stays.
     *
     * @param folder it need not exist
     */
    public static void sweep(Path folder) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                sweepOne(entry);
            }
        } catch (IOException | DirectoryIteratorException e) {
            LOG.debug("{} was not swept", folder, e);
        }
    }

    private static void sweepOne(Path entry) {
        String name = entry.getFileName().toString();
        Matcher file = FILE_NAME.matcher(name);
        Matcher probe = PROBE_NAME.matcher(name);
        try {
            boolean folder = Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS);
            if (!folder && file.matches()) {
                String process = file.group("process");
                if (gone(process == null ? file.group("earlier") : process, changed(entry))) {
                    Disk.delete(entry);
                }
            } else if (folder && probe.matches()) {
                String process = probe.group("process");
                if (process == null ? old(changed(entry)) : gone(process, changed(entry))) {
                    Disk.deleteFolder(entry);
                }
            }
        } catch (IOException e) {
            LOG.debug("{} stays", entry, e);
        }
    }

    private static Instant changed(Path entry) throws IOException {
        return Files.getLastModifiedTime(entry, LinkOption.NOFOLLOW_LINKS).toInstant();
    }

    private static boolean old(Instant changed) {
        return changed.isBefore(Instant.now().minus(OLD));
    }

    /** Numbers of processes come again: what was made before the process began is not its own. */
    private static boolean gone(String number, Instant changed) {
        return ProcessHandle.of(Long.parseLong(number))
                .filter(ProcessHandle::isAlive)
                .map(alive -> alive.info().startInstant().map(changed::isBefore).orElse(false))
                .orElse(true);
    }

    /**
     * Removes all temporary files of a folder in which nobody else writes.
     *
     * @param folder it need not exist
     * @throws IOException if one cannot be removed
     */
    public static void clear(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + FILE)) {
            for (Path file : files) {
                Disk.delete(file);
            }
        }
    }
}
