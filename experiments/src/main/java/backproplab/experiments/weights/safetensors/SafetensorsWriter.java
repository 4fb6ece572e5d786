package backproplab.experiments.weights.safetensors;

import backproplab.files.disk.AtomicFiles;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes files, each there whole or not at all. The header lists metadata first, then the tensors in their order, and is filled
 * with spaces up to a multiple of eight bytes; the numbers follow in the same order without holes. So equal contents are
 * equal bytes.
 *
 * <p>Numbers stay aligned, which some readers count on, if tensors of F64 come before those of F32.
 */
public final class SafetensorsWriter {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int ALIGNMENT = 8;
    private static final int CHUNK_BYTES = 1 << 16;

    private SafetensorsWriter() {}

    /** A tensor as the header lists it. */
    @JsonPropertyOrder({"dtype", "shape", "data_offsets"})
    private record Entry(
            Dtype dtype,
            List<Long> shape,
            @JsonProperty("data_offsets") List<Long> offsets) {}

    /**
     * Writes a file, in place of what was there.
     *
     * @param path where to
     * @param content what; values are rounded to the nearest float in tensors of F32
     * @throws IOException if it cannot be written, a {@link HeaderTooLongException} if nobody could read it; then nothing has changed
     * @throws IllegalArgumentException if a tensor is of neither F32 nor F64
     */
    public static void write(Path path, SafetensorsFile content) throws IOException {
        byte[] header = header(content);
        AtomicFiles.write(path, out -> write(out, header, content));
    }

    /**
     * Writes the bytes of a file to wherever they are wanted.
     *
     * @param out where to; not closed
     * @param content what; values are rounded to the nearest float in tensors of F32
     * @throws IOException if they cannot be written
     * @throws IllegalArgumentException if a tensor is of neither F32 nor F64
     */
    public static void write(OutputStream out, SafetensorsFile content) throws IOException {
        write(out, header(content), content);
    }

    private static void write(OutputStream out, byte[] header, SafetensorsFile content) throws IOException {
        out.write(little(Long.BYTES).putLong(header.length).array());
        out.write(header);
        for (SafeTensor tensor : content.tensors()) {
            write(out, tensor);
        }
    }

    private static byte[] header(SafetensorsFile content) throws IOException {
        Map<String, Object> entries = new LinkedHashMap<>();
        if (!content.metadata().isEmpty()) {
            entries.put(SafetensorsFile.METADATA, content.metadata());
        }
        long begin = 0;
        for (SafeTensor tensor : content.tensors()) {
            long end = begin + (long) tensor.values().length * tensor.dtype().bytes();
            entries.put(tensor.name(), new Entry(tensor.dtype(), tensor.shape(), List.of(begin, end)));
            begin = end;
        }
        byte[] header = JSON.writeValueAsBytes(entries);
        checkLength(header.length);
        int padded = (header.length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
        byte[] bytes = Arrays.copyOf(header, padded);
        Arrays.fill(bytes, header.length, padded, (byte) ' ');
        return bytes;
    }

    /** What nobody could read is not written. */
    static void checkLength(long headerBytes) throws HeaderTooLongException {
        if (headerBytes > Limits.HEADER_BYTES) {
            throw new HeaderTooLongException(headerBytes);
        }
    }

    private static void write(OutputStream out, SafeTensor tensor) throws IOException {
        ByteBuffer chunk = little(CHUNK_BYTES);
        for (double value : tensor.values()) {
            tensor.dtype().write(value, chunk);
            if (!chunk.hasRemaining()) {
                out.write(chunk.array());
                chunk.clear();
            }
        }
        out.write(chunk.array(), 0, chunk.position());
    }

    private static ByteBuffer little(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
