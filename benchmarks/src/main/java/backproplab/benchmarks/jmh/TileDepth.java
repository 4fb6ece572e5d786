package backproplab.benchmarks.jmh;

/** How many products a register tile sums. A new one is a line here. */
public enum TileDepth {
    /** A 3x3 filter over 8 channels: both operands in the first-level cache. */
    SHALLOW(72),
    /** A block of a product where two multiply-adds of 512 bits start each cycle: the right panel fills the first-level cache. */
    MIDDLE(256),
    /** A block of a product elsewhere: the right panel comes from the second-level cache. */
    DEEP(1024);

    private final int inner;

    TileDepth(int inner) {
        this.inner = inner;
    }

    /**
     * The inner extent.
     *
     * @return at least 1
     */
    public int inner() {
        return inner;
    }
}
