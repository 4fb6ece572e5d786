package backproplab.experiments.results;

import backproplab.dl4j.Dl4jBackend;
import backproplab.manual.kernel.KernelProvider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import oshi.SystemInfo;

/** What a run's numbers depend on besides its settings: the content of environment.json. */
public final class Environment {
    private static final Logger LOG = LoggerFactory.getLogger(Environment.class);

    private Environment() {}

    /**
     * Reads the environment.
     *
     * @param dl4j whether Deeplearning4j takes part; it is not even loaded otherwise
     * @return values by name, in the order of the file
     */
    public static Map<String, Object> read(boolean dl4j) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("jdk", property("java.vendor") + " " + property("java.vm.version"));
        values.put("java_version", property("java.version"));
        values.put("jvm_flags", jvmFlags());
        values.put("os", property("os.name") + " " + property("os.version") + " " + property("os.arch"));
        values.put("cpu", known(() -> new SystemInfo()
                .getHardware()
                .getProcessor()
                .getProcessorIdentifier()
                .getName()));
        values.put("cores", Runtime.getRuntime().availableProcessors());
        values.put(
                "memory_bytes",
                known(() -> new SystemInfo().getHardware().getMemory().getTotal()));
        values.put("max_heap_bytes", Runtime.getRuntime().maxMemory());
        values.put("manual_kernels", KernelProvider.lookup().name());
        if (dl4j) {
            values.put("dl4j", dl4j());
        }
        values.put("git_commit", gitCommit());
        return values;
    }

    /** What is only told stops no run: the library behind it needs a folder where it can unpack native code and run it. */
    static Object known(Supplier<?> value) {
        try {
            return value.get();
        } catch (RuntimeException | LinkageError e) {
            LOG.debug("a fact of the machine is unknown", e);
            return "unknown";
        }
    }

    /**
     * The machine in one line, for tables.
     *
     * @param values from {@link #read}
     * @return processor, cores and JDK
     */
    public static String oneLine(Map<String, Object> values) {
        String cores = String.valueOf(values.get("cores"));
        return String.format(
                Locale.ROOT,
                "%s, %s, JDK %s, kernels %s",
                values.get("cpu"),
                cores.equals("1") ? "1 core" : cores + " cores",
                values.get("java_version"),
                values.get("manual_kernels"));
    }

    /** Threads are left out: they are chosen per network, and listed with the engines. */
    private static Map<String, Object> dl4j() {
        Dl4jBackend.Info info = Dl4jBackend.info();
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("backend", info.backend());
        values.put("device", info.device());
        values.put("version", info.dl4jVersion());
        values.put("blas", info.blasVendor());
        values.put("classifier", info.classifier());
        values.put("helpers", info.helpers());
        values.put("binary_features", info.binaryFeatures());
        values.put("cpu_features", info.cpuFeatures());
        values.put("max_off_heap_bytes", info.maxBytes());
        return values;
    }

    /** What changes how code runs: -X flags, modules, and this project's own properties; not where Maven is installed. */
    private static List<String> jvmFlags() {
        return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(flag -> flag.startsWith("-X")
                        || flag.startsWith("--add-modules")
                        || flag.startsWith("-Dmanualnet.")
                        || flag.startsWith("-Dorg.bytedeco.")
                        || flag.startsWith("-Dorg.eclipse.deeplearning4j."))
                .toList();
    }

    private static String property(String name) {
        return System.getProperty(name, "unknown");
    }

    private static String gitCommit() {
        String commit = git("rev-parse", "HEAD");
        if (commit.isEmpty()) {
            return "unknown";
        }
        return git("status", "--porcelain", "--untracked-files=no").isEmpty() ? commit : commit + " with changes";
    }

    private static String git(String... arguments) {
        String[] command = new String[arguments.length + 1];
        command[0] = "git";
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try (InputStream output = process.getInputStream()) {
                String text = new String(output.readAllBytes(), StandardCharsets.UTF_8).strip();
                return process.waitFor(5, TimeUnit.SECONDS) && process.exitValue() == 0 ? text : "";
            }
        } catch (IOException e) {
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }
}
