package backproplab.benchmarks.run;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What can be asked for by name. */
public enum Group {
    /** Register tiles alone, on one thread. */
    TILES,
    /** Matrix products. */
    MATMUL,
    /** Single layers, forward and backward. */
    LAYERS,
    /** Whole training steps of every engine. */
    STEPS,
    /** Times of single steps. */
    LATENCY,
    /** All of these. */
    ALL;

    /**
     * Resolves {@link #ALL}.
     *
     * @param asked what the user named
     * @return groups without {@code ALL}
     */
    static Set<Group> resolve(Collection<Group> asked) {
        return asked.contains(ALL) ? EnumSet.complementOf(EnumSet.of(ALL)) : EnumSet.copyOf(asked);
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
