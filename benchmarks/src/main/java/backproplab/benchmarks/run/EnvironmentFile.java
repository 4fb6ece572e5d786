package backproplab.benchmarks.run;

import backproplab.benchmarks.report.Peak;
import backproplab.benchmarks.work.StepFacts;
import backproplab.manual.kernel.KernelProvider;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.util.Version;

/** The content of environment.json: what the run's numbers depend on. */
final class EnvironmentFile {
    private EnvironmentFile() {}

    static Map<String, Object> values(
            SpeedSettings settings,
            Map<String, Object> machine,
            Peak peak,
            List<StepFacts> steps,
            List<StepFacts> latencies) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put(
                "date",
                DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                        OffsetDateTime.now(ZoneId.systemDefault()).truncatedTo(ChronoUnit.SECONDS)));
        values.put("arguments", settings.arguments());
        values.put("groups", settings.groups().stream().map(Group::toString).toList());
        values.put("quick", settings.quick());
        values.put("threads", settings.threads());
        values.putAll(machine);
        values.put("jvm_flags", ForkFlags.FLAGS);
        values.put("jmh", Version.getPlainVersion());
        values.put("manual_kernels", KernelProvider.lookup().name());
        values.put("fma_peak_gflops", peak.asMap());
        values.put("step_processes", steps.stream().sorted(order()).toList());
        values.put("latency_processes", latencies);
        return values;
    }

    private static Comparator<StepFacts> order() {
        return Comparator.comparing(StepFacts::workload).thenComparing(StepFacts::engine);
    }
}
