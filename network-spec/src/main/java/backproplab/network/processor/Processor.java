package backproplab.network.processor;

import java.nio.file.Path;
import java.util.Set;

/**
 * What a processor says of itself. On one machine every process reads the same, so whatever is chosen by it is the same
 * from run to run.
 *
 * @param vendor      for example {@code GenuineIntel} or {@code AuthenticAMD}; empty if unknown
 * @param name        its name for people, which in virtual machines may say little; empty if unknown
 * @param family      family of the vendor's models, 0 if unknown
 * @param model       model in the family, 0 if unknown
 * @param flags       instruction sets and other features by their names in Linux, for example {@code avx512f}
 * @param l1DataBytes size of a core's first-level data cache, 0 if unknown
 * @param l2Bytes     size of a core's second-level cache, 0 if unknown
 * @param l3Bytes     size of the last cache, which cores share, 0 if unknown
 */
public record Processor(
        String vendor,
        String name,
        int family,
        int model,
        Set<String> flags,
        long l1DataBytes,
        long l2Bytes,
        long l3Bytes) {

    /** Intel's name in {@link #vendor}. */
    public static final String INTEL = "GenuineIntel";

    /** AMD's name in {@link #vendor}. */
    public static final String AMD = "AuthenticAMD";

    /** A processor of which nothing is known. */
    public static final Processor UNKNOWN = new Processor("", "", 0, 0, Set.of(), 0, 0, 0);

    /** Keeps a copy of the flags. */
    public Processor {
        flags = Set.copyOf(flags);
    }

    private static final class Holder {
        private static final Processor HERE =
                LinuxFiles.read(Path.of("/proc/cpuinfo"), Path.of("/sys/devices/system/cpu/cpu0/cache"));
    }

    /**
     * The processor of this machine, as Linux lists its first core.
     *
     * @return the same object at every call; on other systems {@link #UNKNOWN}
     */
    public static Processor here() {
        return Holder.HERE;
    }

    /**
     * Whether it has all of some features.
     *
     * @param wanted names as in {@link #flags}
     * @return true if none is missing
     */
    public boolean has(String... wanted) {
        return flags.containsAll(Set.of(wanted));
    }

    /**
     * Whether it says what it is called.
     *
     * @return false if {@link #title} has nothing to tell
     */
    public boolean named() {
        return !name.isEmpty();
    }

    /**
     * What tells it from others: in virtual machines the name alone often does not.
     *
     * @return for example {@code Intel(R) Xeon(R) Processor (family 6, model 143)}; {@code unknown} unless {@link #named}
     */
    public String title() {
        return named() ? name + " (family " + family + ", model " + model + ")" : "unknown";
    }
}
