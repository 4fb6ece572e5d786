package backproplab.experiments.weights.safetensors;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a file in one pass. Everything that the file says of itself is compared with its length before anything is
 * allocated for it.
 */
public final class SafetensorsReader {
    /** The header's length, an unsigned little-endian number: {@value} bytes. */
    static final int LENGTH_BYTES = 8;

    private static final int CHUNK_BYTES = 1 << 16;

    private final Path file;
    private final FileChannel channel;
    private final ByteBuffer chunk =
            ByteBuffer.allocate(CHUNK_BYTES).order(ByteOrder.LITTLE_ENDIAN).limit(0);

    private SafetensorsReader(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * Reads a file.
     *
     * @param file a .safetensors file
     * @return all it holds
     * @throws SafetensorsException if there is no such file, it breaks a rule of the format, or holds numbers that are neither F32 nor F64
     * @throws IOException if the disk or the rights to the file fail
     */
    public static SafetensorsFile read(Path file) throws IOException {
        if (!Files.exists(file)) {
            throw SafetensorsException.noFile(file, "does not exist");
        }
        if (!Files.isRegularFile(file)) {
            throw SafetensorsException.noFile(file, Files.isDirectory(file) ? "is a folder" : "is no regular file");
        }
        try (FileChannel channel = FileChannel.open(file)) {
            return new SafetensorsReader(file, channel).read();
        }
    }

    private SafetensorsFile read() throws IOException {
        long fileBytes = channel.size();
        int headerBytes = headerBytes(fileBytes);
        Header header = HeaderParser.parse(file, bytes(headerBytes));
        List<SafeTensor> tensors = new ArrayList<>();
        for (Header.Entry entry : Layout.check(file, header.entries(), LENGTH_BYTES + (long) headerBytes, fileBytes)) {
            tensors.add(new SafeTensor(entry.name(), entry.dtype(), entry.shape(), values(entry)));
        }
        return new SafetensorsFile(header.metadata(), tensors);
    }

    private int headerBytes(long fileBytes) throws IOException {
        if (fileBytes < LENGTH_BYTES) {
            throw SafetensorsException.malformed(
                    file,
                    fileBytes == 0
                            ? "the file is empty"
                            : "the file has " + fileBytes + " bytes, too few for the " + LENGTH_BYTES
                                    + " of the header's length");
        }
        fill(LENGTH_BYTES);
        long length = chunk.getLong();
        if (length == 0) {
            throw SafetensorsException.malformed(file, "the header's length, bytes 0 to 7, is 0");
        }
        if (Long.compareUnsigned(length, Limits.HEADER_BYTES) > 0) {
            throw SafetensorsException.malformed(
                    file,
                    "the header's length, bytes 0 to 7, is " + Long.toUnsignedString(length) + ", above the limit of "
                            + Limits.HEADER_BYTES);
        }
        if (length > fileBytes - LENGTH_BYTES) {
            throw SafetensorsException.malformed(
                    file,
                    "the header's length, bytes 0 to 7, is " + length + ", but only " + (fileBytes - LENGTH_BYTES)
                            + " bytes follow");
        }
        return (int) length;
    }

    private byte[] bytes(int count) throws IOException {
        byte[] bytes = new byte[count];
        for (int at = 0; at < count; ) {
            int part = Math.min(CHUNK_BYTES, count - at);
            fill(part);
            chunk.get(bytes, at, part);
            at += part;
        }
        return bytes;
    }

    private double[] values(Header.Entry entry) throws IOException {
        double[] values = new double[entry.count()];
        int size = entry.dtype().bytes();
        for (int at = 0; at < values.length; ) {
            int part = Math.min(CHUNK_BYTES / size, values.length - at);
            fill(part * size);
            for (int i = 0; i < part; i++) {
                values[at++] = entry.dtype() == Dtype.F32 ? chunk.getFloat() : chunk.getDouble();
            }
        }
        return values;
    }

    /** Puts the file's next bytes into the empty chunk. */
    private void fill(int count) throws IOException {
        chunk.clear().limit(count);
        while (chunk.hasRemaining()) {
            if (channel.read(chunk) < 0) {
                throw SafetensorsException.malformed(file, "the file became shorter while it was read");
            }
        }
        chunk.flip();
    }
}
