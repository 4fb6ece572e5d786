package backproplab.experiments.cli;

import backproplab.files.machine.Machine;
import backproplab.manual.kernel.FmaPeak;
import backproplab.manual.kernel.KernelProvider;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What the arithmetic units reach with one thread and with all, which should be as many times as much as there are cores.
 *
 * @param one GFLOP/s of one thread
 * @param all GFLOP/s of all together
 * @param threads how many those are
 * @param cores without the second threads of each
 */
record DoctorPeak(double one, double all, int threads, int cores) {
    /** Full cores run at lower clock rates than one alone, but not at half of them. */
    private static final double LEAST_SHARE = 0.65;

    /** Takes about one second. */
    static DoctorPeak measure() {
        int threads = Runtime.getRuntime().availableProcessors();
        double one = FmaPeak.gflops(KernelProvider.lookup(), 1);
        double all = threads > 1 ? FmaPeak.gflops(KernelProvider.lookup(), threads) : one;
        int cores = Machine.physicalCores() instanceof Integer known ? Math.min(known, threads) : threads;
        return new DoctorPeak(one, all, threads, cores);
    }

    Map<String, Object> values() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("1_thread", round(one));
        if (threads > 1) {
            values.put(threads + "_threads", round(all));
        }
        return values;
    }

    /** Says that the machine seems to be busy; empty if not. */
    Optional<String> busy() {
        if (all >= LEAST_SHARE * cores * one) {
            return Optional.empty();
        }
        return Optional.of(String.format(
                Locale.ROOT,
                "%d threads reach %.1f times what one does, on %d cores: other programs seem to run. What is timed meanwhile is slower, and ratios are less certain.",
                threads,
                all / one,
                cores));
    }

    private static double round(double value) {
        return Math.round(value * 10) / 10.0;
    }
}
