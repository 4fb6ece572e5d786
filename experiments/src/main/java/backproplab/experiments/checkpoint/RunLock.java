package backproplab.experiments.checkpoint;

import backproplab.files.disk.Disk;
import backproplab.files.failure.Reason;
import backproplab.files.failure.UserException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps a second process from going on with a run that is still running; the system lets go of it when a process dies. */
public final class RunLock implements AutoCloseable {
    /** The file's name: {@value}. */
    static final String FILE = "run.lock";

    private static final Logger LOG = LoggerFactory.getLogger(RunLock.class);

    /** Closing a file lets go of all locks that this process has on it, so one that is held must not be opened again. */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;

    private RunLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    private static RunLock take(Path folder) {
        Path file = file(folder);
        try {
            if (HELD.add(file)) {
                FileChannel channel = Disk.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                if (locked(channel)) {
                    return new RunLock(file, channel);
                }
                channel.close();
                HELD.remove(file);
            }
        } catch (IOException e) {
            HELD.remove(file);
            throw UserException.environment(
                    "Cannot lock " + file + ": " + Reason.of(e)
                            + ".\nFree some space or name another folder with --out.",
                    e);
        }
        throw UserException.environment(
                folder + " is still running in another process.\nWait for it to end, or name another run.");
    }

    /**
     * Takes the lock of a folder for something that keeps it.
     *
     * @param folder of a run
     * @param holder makes what closes the lock later
     * @param <T> its type
     * @return what was made; if that fails, the lock is free again
     * @throws UserException with code 4 if another process has it, or the folder cannot be written
     */
    public static <T> T during(Path folder, Function<RunLock, T> holder) {
        RunLock lock = take(folder);
        boolean held = false;
        try {
            T made = holder.apply(lock);
            held = true;
            return made;
        } finally {
            if (!held) {
                lock.close();
            }
        }
    }

    /**
     * Whether somebody works in a folder just now.
     *
     * @param folder of a run
     * @return whether the lock cannot be had
     */
    static boolean taken(Path folder) {
        Path file = file(folder);
        if (HELD.contains(file)) {
            return true;
        }
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        // Closing it lets go of the lock.
        try (FileChannel channel = Disk.open(file, StandardOpenOption.WRITE)) {
            return !locked(channel);
        } catch (IOException e) {
            LOG.debug("{} cannot be tried", file, e);
            return false;
        }
    }

    private static Path file(Path folder) {
        return folder.resolve(FILE).toAbsolutePath().normalize();
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    @Override
    public void close() {
        try (channel) {
            Disk.delete(file);
        } catch (IOException e) {
            // Harmless where it stays: what counts is the lock, not the file.
            LOG.debug("{} stays", file, e);
        } finally {
            HELD.remove(file);
        }
    }
}
