package backproplab.files.disk;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes files that are there whole or not at all. */
public final class AtomicFiles {
    private static final Logger LOG = LoggerFactory.getLogger(AtomicFiles.class);

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
     * @param content puts its bytes; may be asked twice
     * @throws IOException if it cannot be written; then nothing has changed
     */
    public static void write(Path path, Content content) throws IOException {
        try {
            replace(path, content);
        } catch (NoSuchFileException e) {
            if (!Files.isDirectory(path.toAbsolutePath().getParent())) {
                throw e;
            }
            // Another machine, which cannot see this process, took the temporary file for one that was left behind.
            replace(path, content);
        }
    }

    private static void replace(Path path, Content content) throws IOException {
        // Not createTempFile: its files are private to the user, and a teacher's CSV is to be read by others.
        Path fresh = Leftovers.beside(path);
        boolean renamed = false;
        try {
            try (FileChannel channel = Disk.open(fresh, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);
                    OutputStream out = new BufferedOutputStream(Disk.stream(channel))) {
                content.writeTo(out);
                out.flush();
                Disk.force(channel);
            }
            Disk.rename(fresh, path);
            renamed = true;
        } finally {
            if (!renamed) {
                remove(fresh);
            }
        }
    }

    private static void remove(Path fresh) {
        try {
            Disk.delete(fresh);
        } catch (IOException e) {
            LOG.debug("{} stays", fresh, e);
        }
    }
}
