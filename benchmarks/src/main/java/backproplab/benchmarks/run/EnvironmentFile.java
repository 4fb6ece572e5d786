package backproplab.benchmarks.run;

import backproplab.benchmarks.latency.LatencyResult;
import backproplab.benchmarks.report.Peak;
import backproplab.benchmarks.work.StepFacts;
import backproplab.files.machine.Caches;
import backproplab.files.machine.GitState;
import backproplab.files.machine.Machine;
import backproplab.manual.kernel.KernelProvider;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryManagerMXBean;
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

    /** What is read before anything runs: the source may change while benchmarks do. */
    static Map<String, Object> machine() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("cpu", Machine.cpu());
        values.put("cores", Runtime.getRuntime().availableProcessors());
        values.put("physical_cores", Machine.physicalCores());
        values.put("caches", Caches.read());
        values.put("memory_bytes", Machine.memoryBytes());
        values.put("os", Machine.os());
        values.put("jdk", Machine.jdk());
        values.put("java_version", Machine.javaVersion());
        values.put(
                "garbage_collectors",
                ManagementFactory.getGarbageCollectorMXBeans().stream()
                        .map(MemoryManagerMXBean::getName)
                        .toList());
        values.put("git_commit", GitState.commit());
        values.put("git_clean", GitState.clean());
        return values;
    }

    static Map<String, Object> values(
            SpeedSettings settings,
            Map<String, Object> machine,
            Peak peak,
            List<StepFacts> steps,
            List<LatencyResult> latencies) {
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
        values.put(
                "step_processes",
                steps.stream()
                        .sorted(Comparator.comparing(StepFacts::workload).thenComparing(StepFacts::engine))
                        .toList());
        values.put(
                "latency_processes",
                latencies.stream()
                        .filter(LatencyResult::measured)
                        .map(LatencyResult::facts)
                        .toList());
        return values;
    }
}
