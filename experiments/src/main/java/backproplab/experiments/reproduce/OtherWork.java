package backproplab.experiments.reproduce;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Locale;

/** How much of the machine other programs took while something was timed. */
final class OtherWork {
    /** A tenth of a core is what a quiet machine does by itself; more than this may be seen in a time: {@value}. */
    private static final double HARMLESS_CORES = 0.2;

    /** Of what was timed before the run was cut off, nobody remembers. */
    static final String UNKNOWN = "the run was cut off, and what other programs did before is not known";

    private static final OperatingSystemMXBean SYSTEM =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private OtherWork() {}

    /** From here on. */
    static void watch() {
        cores();
    }

    /**
     * What they did since {@link #watch}.
     *
     * @return for people; empty if it was harmless, or the system does not say
     */
    static String disturbance() {
        return words(cores());
    }

    static String words(double cores) {
        return cores > HARMLESS_CORES
                ? String.format(Locale.ROOT, "other programs used %.1f cores while it was timed", cores)
                : "";
    }

    /** Mean since the last call; NaN or below 0 if the system does not say. */
    private static double cores() {
        return (SYSTEM.getCpuLoad() - SYSTEM.getProcessCpuLoad()) * SYSTEM.getAvailableProcessors();
    }
}
