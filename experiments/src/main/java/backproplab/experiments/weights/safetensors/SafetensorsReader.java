package backproplab.experiments.weights.safetensors;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
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
    private final InputStream in;

    private SafetensorsReader(Path file, InputStream in) {
        this.file = file;
        this.in = in;
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
        try (InputStream in = Files.newInputStream(file)) {
            return new SafetensorsReader(file, in).read(Files.size(file));
        }
    }

    private SafetensorsFile read(long fileBytes) throws IOException {
        int headerBytes = headerBytes(fileBytes);
        Header header = HeaderParser.parse(file, next(headerBytes).array());
        List<SafeTensor> tensors = new ArrayList<>();
        for (Header.Entry entry : Layout.check(file, header.entries(), LENGTH_BYTES + (long) headerBytes, fileBytes)) {
            tensors.add(new SafeTensor(entry.name(), entry.dtype(), entry.shape(), values(entry)));
        }
        return new SafetensorsFile(header.metadata(), tensors);
    }

    private int headerBytes(long fileBytes) throws IOException {
        if (fileBytes < LENGTH_BYTES) {
            throw malformed(
                    fileBytes == 0
                            ? "the file is empty"
                            : "the file has " + fileBytes + " bytes, too few for the " + LENGTH_BYTES
                                    + " of the header's length");
        }
        long length = next(LENGTH_BYTES).getLong();
        if (length == 0) {
            throw malformed("the header's length, bytes 0 to 7, is 0");
        }
        if (Long.compareUnsigned(length, Limits.HEADER_BYTES) > 0) {
            throw malformed("the header's length, bytes 0 to 7, is " + Long.toUnsignedString(length)
                    + ", above the limit of " + Limits.HEADER_BYTES);
        }
        if (length > fileBytes - LENGTH_BYTES) {
            throw malformed("the header's length, bytes 0 to 7, is " + length + ", but only "
                    + (fileBytes - LENGTH_BYTES) + " bytes follow");
        }
        return (int) length;
    }

    private double[] values(Header.Entry entry) throws IOException {
        double[] values = new double[entry.count()];
        int size = entry.dtype().bytes();
        for (int at = 0; at < values.length; ) {
            int part = Math.min(CHUNK_BYTES / size, values.length - at);
            ByteBuffer chunk = next(part * size);
            for (int i = 0; i < part; i++) {
                values[at++] = entry.dtype() == Dtype.F32 ? chunk.getFloat() : chunk.getDouble();
            }
        }
        return values;
    }

    private SafetensorsException malformed(String what) {
        return SafetensorsException.malformed(file, what);
    }

    private ByteBuffer next(int count) throws IOException {
        byte[] bytes = in.readNBytes(count);
        if (bytes.length < count) {
            throw malformed("the file became shorter while it was read");
        }
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
