package backproplab.experiments.engine;

import java.util.Locale;

/** The engines by token. */
public enum EngineKind {
    /** Hand-written, float, SIMD and threads. */
    MANUAL(4),
    /** Deeplearning4j, float. */
    DL4J(4),
    /** Hand-written, double, textbook loops. */
    LOOPS(8);

    private final int bytesPerNumber;

    EngineKind(int bytesPerNumber) {
        this.bytesPerNumber = bytesPerNumber;
    }

    /**
     * What the user types after {@code --engines}, and the cell in the CSV.
     *
     * @return the name in lower case
     */
    public String token() {
        return name().toLowerCase(Locale.ROOT);
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
