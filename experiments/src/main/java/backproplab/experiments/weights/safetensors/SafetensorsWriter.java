package backproplab.experiments.weights.safetensors;

import backproplab.files.disk.AtomicFiles;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Map;

/**
 * Writes files, each there whole or not at all. The header lists metadata first, then the tensors in their order, and is filled
 * with spaces up to a multiple of eight bytes; the numbers follow in the same order without holes. So equal contents are
 * equal bytes.
 *
 * <p>Numbers stay aligned, which some readers count on, if tensors of F64 come before those of F32.
 */
public final class SafetensorsWriter {
    private static final JsonFactory JSON = new JsonFactory();
    private static final int ALIGNMENT = 8;
    private static final int CHUNK_BYTES = 1 << 16;

    private SafetensorsWriter() {}

    /**
     * Writes a file, in place of what was there.
     *
     * @param path where to
     * @param content what; values are rounded to the nearest float in tensors of F32
     * @throws IOException if it cannot be written; then nothing has changed
     */
    public static void write(Path path, SafetensorsFile content) throws IOException {
        byte[] header = header(content);
        AtomicFiles.write(path, out -> {
            out.write(little(Long.BYTES).putLong(header.length).array());
            out.write(header);
            for (SafeTensor tensor : content.tensors()) {
                write(out, tensor);
            }
        });
    }

    private static byte[] header(SafetensorsFile content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            if (!content.metadata().isEmpty()) {
                json.writeObjectFieldStart(SafetensorsFile.METADATA);
                for (Map.Entry<String, String> entry : content.metadata().entrySet()) {
                    json.writeStringField(entry.getKey(), entry.getValue());
                }
                json.writeEndObject();
            }
            long begin = 0;
            for (SafeTensor tensor : content.tensors()) {
                long end =
                        begin + (long) tensor.values().length * tensor.dtype().bytes();
                describe(json, tensor, begin, end);
                begin = end;
            }
            json.writeEndObject();
        }
        while (bytes.size() % ALIGNMENT != 0) {
            bytes.write(' ');
        }
        return bytes.toByteArray();
    }

    private static void describe(JsonGenerator json, SafeTensor tensor, long begin, long end) throws IOException {
        json.writeObjectFieldStart(tensor.name());
        json.writeStringField("dtype", tensor.dtype().name());
        json.writeArrayFieldStart("shape");
        for (long extent : tensor.shape()) {
            json.writeNumber(extent);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("data_offsets");
        json.writeNumber(begin);
        json.writeNumber(end);
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void write(OutputStream out, SafeTensor tensor) throws IOException {
        ByteBuffer chunk = little(CHUNK_BYTES);
        for (double value : tensor.values()) {
            if (tensor.dtype() == Dtype.F32) {
                chunk.putFloat((float) value);
            } else {
                chunk.putDouble(value);
            }
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
