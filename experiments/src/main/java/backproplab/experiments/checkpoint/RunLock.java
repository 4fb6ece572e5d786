package backproplab.experiments.checkpoint;

import backproplab.files.failure.UserException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Function;

/** Keeps a second process from going on with a run that is still running; the system lets go of it when a process dies. */
public final class RunLock implements AutoCloseable {
    private static final String FILE = "run.lock";

    private final Path file;
    private final FileChannel channel;

    private RunLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    private static RunLock take(Path folder) {
        Path file = folder.resolve(FILE);
        FileChannel channel = null;
        try {
            channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (locked(channel)) {
                return new RunLock(file, channel);
            }
            channel.close();
        } catch (IOException e) {
            throw UserException.environment(
                    "Cannot lock " + file + ": " + e + ".\nFree some space or name another folder with --out.", e);
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
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // Harmless where it stays: what counts is the lock, not the file.
            file.toFile().deleteOnExit();
        }
    }
}
