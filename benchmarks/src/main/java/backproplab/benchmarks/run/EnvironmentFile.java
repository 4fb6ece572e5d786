package backproplab.benchmarks.run;

import backproplab.benchmarks.latency.LatencyResult;
import backproplab.benchmarks.report.Peak;
import backproplab.benchmarks.work.ProcessFacts;
import backproplab.benchmarks.work.StepFacts;
import backproplab.files.machine.Caches;
import backproplab.files.machine.GitState;
import backproplab.files.machine.Machine;
import backproplab.network.processor.Processor;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.openjdk.jmh.util.Version;

/** The content of environment.json: what the run's numbers depend on. */
final class EnvironmentFile {
    private EnvironmentFile() {}

    /** What is read before anything runs: the source may change while benchmarks do. */
    static Map<String, Object> machine() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("cpu", cpu(Processor.here()));
        values.put("cores", Runtime.getRuntime().availableProcessors());
        values.put("physical_cores", Machine.physicalCores());
        values.put("caches", Caches.read());
        values.put("memory_bytes", Machine.memoryBytes());
        values.put("os", Machine.os());
        values.put("jdk", Machine.jdk());
        values.put("java_version", Machine.javaVersion());
        values.put("git_commit", GitState.commit());
        values.put("git_clean", GitState.clean());
        return values;
    }

    /** By family and model where they are known: in virtual machines a name alone is shared by generations. */
    static Object cpu(Processor processor) {
        return processor.named() ? processor.title() : Machine.cpu();
    }

    static Map<String, Object> values(
            SpeedSettings settings,
            Map<String, Object> machine,
            ProcessFacts process,
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
        values.put("jvm_flags", ForkFlags.ALWAYS);
        values.put("jvm_args", settings.flags().extra());
        values.put("garbage_collectors", process.collectors());
        values.put("jmh", Version.getPlainVersion());
        values.put("manual_kernels", process.kernels());
        values.put("inner_block", process.innerBlock());
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

    /** What stands above the tables; flags that the user added are part of it. */
    static String oneLine(Map<String, Object> values) {
        String line = String.format(
                Locale.ROOT,
                "%s, %s, JDK %s, kernels %s, inner block %s",
                values.get("cpu"),
                values.get("cores").equals(1) ? "1 core" : values.get("cores") + " cores",
                values.get("java_version"),
                values.get("manual_kernels"),
                values.get("inner_block"));
        return values.get("jvm_args") instanceof List<?> added && !added.isEmpty()
                ? line + ", with " + added.stream().map(String::valueOf).collect(Collectors.joining(" "))
                : line;
    }
}
