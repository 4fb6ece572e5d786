package backproplab.experiments.weights.safetensors;

import java.io.ByteArrayInputStream;
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
    /** The first four bytes of a ZIP archive, P K 3 4, as the lower half of a header's length. */
    private static final long ZIP = 0x04034B50L;

    private static final long ZIP_MASK = 0xFFFFFFFFL;

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
     * @return all it holds but PyTorch's counters of batches, {@code num_batches_tracked}
     * @throws SafetensorsException if there is no such file, it breaks a rule of the format, or holds other numbers than those of {@link Dtype}
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

    /**
     * Reads the bytes of a file that is in memory.
     *
     * @param name what messages call it
     * @param bytes all of it
     * @return all it holds but PyTorch's counters of batches
     * @throws SafetensorsException if it breaks a rule of the format, or holds other numbers than those of {@link Dtype}
     * @throws IOException never
     */
    public static SafetensorsFile read(Path name, byte[] bytes) throws IOException {
        try (InputStream in = new ByteArrayInputStream(bytes)) {
            return new SafetensorsReader(name, in).read(bytes.length);
        }
    }

    private SafetensorsFile read(long fileBytes) throws IOException {
        int headerBytes = headerBytes(fileBytes);
        Header header = HeaderParser.parse(file, next(headerBytes).array());
        List<SafeTensor> tensors = new ArrayList<>();
        for (Header.Entry entry : Layout.check(file, header.entries(), LENGTH_BYTES + (long) headerBytes, fileBytes)) {
            if (Header.isCounter(entry.name())) {
                in.skipNBytes(entry.end() - entry.begin());
            } else {
                tensors.add(new SafeTensor(entry.name(), entry.dtype(), entry.shape(), values(entry)));
            }
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
        boolean tooLong = Long.compareUnsigned(length, Limits.HEADER_BYTES) > 0;
        if (tooLong && (length & ZIP_MASK) == ZIP) {
            throw SafetensorsException.unsupported(
                    file,
                    "the file is a ZIP archive, such as PyTorch's .pt and .pth files, which run code when they are read",
                    "Save its numbers in Python: safetensors.torch.save_file(model.state_dict(), 'model.safetensors').");
        }
        if (tooLong) {
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
                values[at++] = entry.dtype().read(chunk);
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
