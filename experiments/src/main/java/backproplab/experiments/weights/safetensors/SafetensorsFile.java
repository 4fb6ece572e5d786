package backproplab.experiments.weights.safetensors;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All that a file holds.
 *
 * @param metadata free text by key, in order; empty if there is none
 * @param tensors in the order of their numbers in the file
 */
public record SafetensorsFile(Map<String, String> metadata, List<SafeTensor> tensors) {
    /** The key of the header that is no tensor: {@value}. */
    static final String METADATA = "__metadata__";

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
}
