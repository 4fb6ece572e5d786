package backproplab.files.disk;

import backproplab.files.failure.UserException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A file of lines that only grows, by whole lines or not at all. A process that is killed while it writes leaves the beginning of a line: it
 * does not count, and the next line takes its place.
 */
public final class AppendFile {
    private final Path path;
    private long length;

    /**
     * Nothing is read or written yet.
     *
     * @param path the file, which need not exist yet
     * @param length how many of its bytes count; what lies beyond them goes with the next line
     */
    public AppendFile(Path path, long length) {
        this.path = path;
        this.length = length;
    }

    /**
     * How much of the file counts.
     *
     * @return bytes, from its beginning
     */
    public long length() {
        return length;
    }

    /**
     * Appends lines; they are on disk when this returns.
     *
     * @param lines with their ends
     * @throws IOException if they cannot be written; what counts is then as it was
     * @throws UserException with code 4 if somebody else took away what was written before
     */
    public void append(String lines) throws IOException {
        append(lines.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Appends what is no text; it is on disk when this returns.
     *
     * @param bytes whole records
     * @throws IOException if they cannot be written; what counts is then as it was
     * @throws UserException with code 4 if somebody else took away what was written before
     */
    public void append(byte[] bytes) throws IOException {
        try (FileChannel file = Disk.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            // A device has no lines to lose.
            if (Files.isRegularFile(path) && file.size() < length) {
                throw UserException.environment(
                        path
                                + " has lost lines since this run wrote them.\nLeave the files of a run alone until it ends; start it again.");
            }
            if (file.size() > length) {
                Disk.truncate(file, length);
            }
            file.position(length);
            append(file, bytes, true);
        }
        length += bytes.length;
    }

    /**
     * Appends bytes to an open file, all or none.
     *
     * @param file at its end
     * @param bytes what is added
     * @param force whether they are to be on disk, not only with the system, when this returns
     * @throws IOException if they cannot be written; the file is then as it was
     */
    public static void append(FileChannel file, byte[] bytes, boolean force) throws IOException {
        long before = file.size();
        try {
            Disk.write(file, ByteBuffer.wrap(bytes));
            if (force) {
                Disk.force(file);
            }
        } catch (IOException e) {
            cut(file, before, e);
            throw e;
        }
    }

    private static void cut(FileChannel file, long before, IOException why) {
        try {
            // An interrupted thread finds its file closed.
            if (file.isOpen()) {
                Disk.truncate(file, before);
            }
        } catch (IOException e) {
            why.addSuppressed(e);
        }
    }

    /**
     * Reads a file without what follows its last line end.
     *
     * @param path the file
     * @return whole lines with their ends
     * @throws IOException if it cannot be read
     */
    public static String wholeLines(Path path) throws IOException {
        byte[] bytes = Files.readAllBytes(path);
        int whole = bytes.length;
        // Cut before it is decoded: the tear may go through a letter of several bytes.
        while (whole > 0 && bytes[whole - 1] != '\n') {
            whole--;
        }
        return new String(bytes, 0, whole, StandardCharsets.UTF_8);
    }
}
