package backproplab.experiments.weights.safetensors;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.CRC32C;

/**
 * All that a file holds.
 *
 * @param metadata free text by key, in order; empty if there is none
 * @param tensors in the order of their numbers in the file
 */
public record SafetensorsFile(Map<String, String> metadata, List<SafeTensor> tensors) {
    /** The key of the header that is no tensor: {@value}. */
    static final String METADATA = "__metadata__";

    /** The metadata that holds a CRC-32C of all that is not this: {@value}. A key of our own: other programs have theirs. */
    private static final String CHECKSUM = "backprop_lab_crc32c";

    /** The metadata that says that there is one, so that a checksum whose name was damaged is missed: {@value}. */
    private static final String EXPECTED = "checksum";

    private static final int CHUNK_VALUES = 1 << 12;

    /**
     * Copies both.
     *
     * @throws IllegalArgumentException if two tensors have one name
     */
    public SafetensorsFile {
        metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
        tensors = List.copyOf(tensors);
        if (tensors.stream().map(SafeTensor::name).distinct().count() != tensors.size()) {
            throw new IllegalArgumentException("two tensors have the same name");
        }
    }

    /**
     * The same with a checksum among its metadata.
     *
     * @return a file whose {@link #checksumHolds} as long as nothing in it changes
     */
    public SafetensorsFile withChecksum() {
        Map<String, String> texts = new LinkedHashMap<>();
        // At the two ends, so that one stroke does not take both away.
        texts.put(EXPECTED, CHECKSUM);
        texts.putAll(metadata);
        texts.put(CHECKSUM, new SafetensorsFile(texts, tensors).checksum());
        return new SafetensorsFile(texts, tensors);
    }

    /**
     * Whether the content is that of which the checksum was made.
     *
     * @return empty if there is no checksum, as in files of other programs
     */
    public Optional<Boolean> checksumHolds() {
        boolean expected = CHECKSUM.equals(metadata.get(EXPECTED));
        return Optional.ofNullable(metadata.get(CHECKSUM))
                .or(() -> expected ? Optional.of("none") : Optional.empty())
                .map(checksum()::equals);
    }

    /** Of the other metadata, whatever its order, and of names, types, shapes and values of the tensors in theirs. */
    private String checksum() {
        CRC32C sum = new CRC32C();
        Map<String, String> texts = new TreeMap<>(metadata);
        texts.remove(CHECKSUM);
        texts.forEach((key, value) -> update(sum, key, value));
        ByteBuffer chunk = ByteBuffer.allocate(CHUNK_VALUES * Double.BYTES);
        for (SafeTensor tensor : tensors) {
            update(sum, tensor.name(), tensor.dtype() + " " + tensor.shape());
            double[] values = tensor.values();
            for (int at = 0; at < values.length; at += CHUNK_VALUES) {
                int count = Math.min(CHUNK_VALUES, values.length - at);
                chunk.clear().asDoubleBuffer().put(values, at, count);
                sum.update(chunk.limit(count * Double.BYTES));
            }
        }
        return Long.toHexString(sum.getValue());
    }

    private static void update(CRC32C sum, String name, String text) {
        sum.update((name + '\0' + text + '\0').getBytes(StandardCharsets.UTF_8));
    }
}
