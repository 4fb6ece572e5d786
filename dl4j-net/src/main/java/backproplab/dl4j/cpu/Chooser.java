package backproplab.dl4j.cpu;

import java.util.Locale;

/** Who chose the core that OpenBLAS runs. */
public enum Chooser {
    /** {@code OPENBLAS_CORETYPE} was in the environment. */
    USER,
    /** {@link CoreRule}. */
    RULE,
    /** OpenBLAS itself: the rule has no answer, or could not be carried out. */
    LIBRARY;

    /** The name in files. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
