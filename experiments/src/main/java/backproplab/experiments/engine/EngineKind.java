package backproplab.experiments.engine;

import java.util.Locale;

/** The engines by token. */
public enum EngineKind {
    /** Hand-written, float, SIMD and threads. */
    MANUAL(4),
    /** Deeplearning4j, float. */
    DL4J(4),
    /** Hand-written, double, textbook loops. */
    LOOPS(8),
    /** Deeplearning4j on a GPU, float: what {@link #DL4J} becomes where the CPU has columns of its own beside it. */
    DL4J_CUDA(4);

    private final int bytesPerNumber;

    EngineKind(int bytesPerNumber) {
        this.bytesPerNumber = bytesPerNumber;
    }

    /**
     * What the user types after {@code --engines}, and the cell in the CSV.
     *
     * @return for example {@code manual} or {@code dl4j-cuda}
     */
    public String token() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The engines that a user may name; where Deeplearning4j computes is the build's choice, not an engine's name.
     *
     * @return all but {@link #DL4J_CUDA}
     */
    public static EngineKind[] named() {
        return new EngineKind[] {MANUAL, DL4J, LOOPS};
    }

    /**
     * Whether it is Deeplearning4j, wherever that computes.
     *
     * @return true for {@link #DL4J} and {@link #DL4J_CUDA}
     */
    public boolean dl4j() {
        return this == DL4J || this == DL4J_CUDA;
    }

    /**
     * What it computes in, for environment.json.
     *
     * @return float or double
     */
    public String precision() {
        return bytesPerNumber == Float.BYTES ? "float" : "double";
    }

    /**
     * Size of a parameter or an activation.
     *
     * @return 4 for float, 8 for double
     */
    public int bytesPerNumber() {
        return bytesPerNumber;
    }
}
