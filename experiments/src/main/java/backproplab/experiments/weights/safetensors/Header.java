package backproplab.experiments.weights.safetensors;

import java.util.List;
import java.util.Map;

/**
 * What the header says, each entry consistent in itself.
 *
 * @param metadata free text by key
 * @param entries the tensors as they are listed
 */
record Header(Map<String, String> metadata, List<Entry> entries) {
    private static final String COUNTER = "num_batches_tracked";

    /** Whether a tensor's name is that of a counter, which PyTorch keeps beside each batch norm and uses for nothing but another kind of mean. */
    static boolean isCounter(String name) {
        return name.equals(COUNTER) || name.endsWith("." + COUNTER);
    }

    /**
     * Where a tensor lies.
     *
     * @param name its name
     * @param dtype how its numbers are stored
     * @param shape its extents
     * @param begin first byte, counted from the end of the header
     * @param end byte after the last one: {@code begin + product of the extents * dtype.bytes()}
     */
    record Entry(String name, Dtype dtype, List<Long> shape, long begin, long end) {
        /** How many numbers; fits an int, as the parser has checked. */
        int count() {
            return (int) ((end - begin) / dtype.bytes());
        }
    }
}
