package backproplab.experiments.weights.safetensors;

/** What a file may not exceed, so that a small lie in its header does not become a large allocation. */
final class Limits {
    /** The format's own limit: {@value} bytes. */
    static final long HEADER_BYTES = 100_000_000;
    /** No network has so many: {@value}. */
    static final int TENSORS = 100_000;
    /** Nor does anybody describe one with so many words: {@value}. */
    static final int METADATA_ENTRIES = 10_000;
    /** The longest array that every Java virtual machine makes: {@value} values. */
    static final long VALUES = Integer.MAX_VALUE - 8;

    private Limits() {}
}
