package backproplab.files.disk;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Set;
import org.apache.commons.io.file.PathUtils;

/**
 * The only way to the disk: whatever a run makes, writes, renames or deletes, it does here, one call each, so that a test can let any of
 * them fail. Files are never opened through a link that somebody put in their place.
 */
public final class Disk {
    private static volatile Faults faults = Faults.NONE;

    private Disk() {}

    /** Takes what goes wrong from now on; for tests. */
    static void plant(Faults planted) {
        faults = planted;
    }

    /**
     * Opens a file to be written.
     *
     * @param file no link
     * @param how as {@link FileChannel#open} takes it
     * @return the file, open
     * @throws IOException if it cannot be opened, or is a link
     */
    public static FileChannel open(Path file, StandardOpenOption... how) throws IOException {
        faults.change();
        Set<OpenOption> options = new HashSet<>(Set.of(how));
        options.add(LinkOption.NOFOLLOW_LINKS);
        return FileChannel.open(file, options);
    }

    /**
     * Writes bytes at a file's position.
     *
     * @param file open
     * @param bytes all that remain in it are written
     * @throws IOException if the disk takes no more; some of them may be written then
     */
    public static void write(FileChannel file, ByteBuffer bytes) throws IOException {
        int end = bytes.limit();
        int room = faults.room(bytes.remaining());
        bytes.limit(bytes.position() + room);
        while (bytes.hasRemaining()) {
            file.write(bytes);
        }
        if (bytes.position() < end) {
            throw new IOException("No space left on device");
        }
    }

    /**
     * A file as a stream.
     *
     * @param file open; closing the stream leaves it so
     * @return writes at the file's position, without a buffer
     */
    static OutputStream stream(FileChannel file) {
        return new OutputStream() {
            @Override
            public void write(int oneByte) throws IOException {
                write(new byte[] {(byte) oneByte}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int from, int count) throws IOException {
                Disk.write(file, ByteBuffer.wrap(bytes, from, count));
            }
        };
    }

    /**
     * Waits until a file is on the disk, not only with the system.
     *
     * @param file open
     * @throws IOException if the disk failed
     */
    static void force(FileChannel file) throws IOException {
        faults.change();
        file.force(true);
    }

    /**
     * Cuts a file.
     *
     * @param file open
     * @param length bytes that stay
     * @throws IOException if it cannot be cut
     */
    static void truncate(FileChannel file, long length) throws IOException {
        faults.change();
        file.truncate(length);
    }

    /**
     * Renames a file, in place of what was there.
     *
     * @param from its name
     * @param to its new name, in the same folder
     * @throws IOException if it cannot be renamed; then nothing has changed
     */
    static void rename(Path from, Path to) throws IOException {
        faults.change();
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /**
     * Deletes a file, a link or an empty folder, if there is one.
     *
     * @param file its path
     * @throws IOException if it cannot be deleted
     */
    public static void delete(Path file) throws IOException {
        faults.change();
        Files.deleteIfExists(file);
    }

    /**
     * Deletes a folder with all that is in it; links are deleted, and what they lead to stays.
     *
     * @param folder its path
     * @throws IOException if something in it cannot be deleted
     */
    public static void deleteFolder(Path folder) throws IOException {
        faults.change();
        PathUtils.deleteDirectory(folder);
    }

    /**
     * Makes a folder that is not there yet.
     *
     * @param folder its path
     * @return the same
     * @throws IOException if it is there, or cannot be made
     */
    public static Path createFolder(Path folder) throws IOException {
        faults.change();
        return Files.createDirectory(folder);
    }

    /**
     * Makes a folder and those on the way to it, as far as they are missing.
     *
     * @param folder its path
     * @return the same
     * @throws IOException if one cannot be made
     */
    public static Path createFolders(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            faults.change();
            Files.createDirectories(folder);
        }
        return folder;
    }

    /**
     * Makes a folder where the system keeps what is temporary.
     *
     * @param prefix what its name begins with
     * @return its path
     * @throws IOException if it cannot be made
     */
    static Path createTemporaryFolder(String prefix) throws IOException {
        faults.change();
        return Files.createTempDirectory(prefix);
    }
}
