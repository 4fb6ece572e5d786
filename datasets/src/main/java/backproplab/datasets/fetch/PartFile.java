package backproplab.datasets.fetch;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The part of a file that has arrived so far.
 *
 * <p>It is kept beside the target as {@code NAME.part}, under a lock, so that a later run can go on with it. Where another process holds that lock, a
 * file of a unique name is used, which does not outlive this object.
 */
final class PartFile implements AutoCloseable {
    private static final String ENDING = ".part";
    private static final int BUFFER = 1 << 16;

    private final Path target;
    private final Path path;
    private final FileChannel channel;
    private final boolean resumable;
    private boolean published;

    private PartFile(Path target, Path path, FileChannel channel, boolean resumable) {
        this.target = target;
        this.path = path;
        this.channel = channel;
        this.resumable = resumable;
    }

    static PartFile open(Path target) throws IOException {
        Path shared = target.resolveSibling(target.getFileName() + ENDING);
        FileChannel channel = FileChannel.open(
                shared,
                StandardOpenOption.CREATE,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                LinkOption.NOFOLLOW_LINKS);
        if (locked(channel)) {
            return new PartFile(target, shared, channel, true);
        }
        channel.close();
        Path unique = Files.createTempFile(target.getParent(), target.getFileName() + ".", ENDING);
        return new PartFile(
                target, unique, FileChannel.open(unique, StandardOpenOption.READ, StandardOpenOption.WRITE), false);
    }

    /** Takes the lock until the channel is closed. */
    private static boolean locked(FileChannel channel) {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException | IOException heldOrUnsupported) {
            return false;
        }
    }

    long size() throws IOException {
        return channel.size();
    }

    void append(ByteBuffer bytes) throws IOException {
        channel.position(channel.size());
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    void discard() throws IOException {
        channel.truncate(0);
    }

    String md5() throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("MD5");
            ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
            channel.position(0);
            while (channel.read(buffer) >= 0) {
                digest.update(buffer.flip());
                buffer.clear();
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has MD5", impossible);
        }
    }

    /** Gives the file its final name in one step, still under the lock. */
    void publish() throws IOException {
        channel.force(true);
        Files.move(path, target, StandardCopyOption.ATOMIC_MOVE);
        published = true;
    }

    /** Keeps what can be resumed and deletes the rest, still under the lock; an interrupt does not keep it from doing so. */
    @Override
    public void close() throws IOException {
        try (channel) {
            if (!published && !(resumable && Files.exists(path) && Files.size(path) > 0)) {
                Files.deleteIfExists(path);
            }
        }
    }
}
