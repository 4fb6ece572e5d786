package backproplab.files.disk;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Writes files that are there whole or not at all. */
public final class AtomicFiles {
    private AtomicFiles() {}

    /** Something that is too large to be held in memory as bytes. */
    @FunctionalInterface
    public interface Content {

        /**
         * Puts all of it into a file.
         *
         * @param out where to; buffered, not to be closed
         * @throws IOException if the file takes no more
         */
        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * Writes a file, in place of what was there.
     *
     * @param path the file
     * @param content all its bytes
     * @throws IOException if it cannot be written; then nothing has changed
     */
    public static void write(Path path, byte[] content) throws IOException {
        write(path, out -> out.write(content));
    }

    /**
     * Writes a file, in place of what was there.
     *
     * @param path the file
     * @param content puts its bytes
     * @throws IOException if it cannot be written; then nothing has changed
     */
    public static void write(Path path, Content content) throws IOException {
        // Not createTempFile: its files are private to the user, and a teacher's CSV is to be read by others.
        Path fresh = path.resolveSibling(
                path.getFileName() + "." + ProcessHandle.current().pid() + ".tmp");
        try {
            // A link that somebody put there is removed, and one put there meanwhile is an error: none is followed.
            Files.deleteIfExists(fresh);
            try (FileChannel channel =
                            FileChannel.open(fresh, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);
                    OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel))) {
                content.writeTo(out);
                out.flush();
                channel.force(true);
            }
            move(fresh, path);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private static void move(Path fresh, Path path) throws IOException {
        try {
            Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(fresh, path, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
