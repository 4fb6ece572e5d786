package backproplab.experiments.results;

import backproplab.dl4j.Dl4jBackend;
import backproplab.dl4j.cpu.BlasCore;
import backproplab.dl4j.tune.NetworkMode;
import backproplab.experiments.engine.EngineKind;
import backproplab.files.machine.GitState;
import backproplab.files.machine.Machine;
import backproplab.manual.kernel.KernelProvider;
import backproplab.manual.kernel.Kernels;
import backproplab.network.processor.Processor;
import java.lang.management.ManagementFactory;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a run's numbers depend on besides its settings: the content of environment.json. */
public final class Environment {
    /** The list of what the warm-up chose for each engine and model, where there was one: {@value}. */
    public static final String ENGINES = "engines";

    /** Key of an engine's entry in that list that says how it is run: {@value}. */
    public static final String SETTING = "setting";

    private static final String CORE = "blas_core";

    private Environment() {}

    /**
     * Reads the environment.
     *
     * @param dl4j whether Deeplearning4j takes part; it is not even loaded otherwise
     * @return values by name, in the order of the file
     */
    public static Map<String, Object> read(boolean dl4j) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("jdk", Machine.jdk());
        values.put("java_version", Machine.javaVersion());
        values.put("jvm_flags", jvmFlags());
        values.put("os", Machine.os());
        values.put("cpu", cpu(Processor.here()));
        values.put("cores", Runtime.getRuntime().availableProcessors());
        values.put("memory_bytes", Machine.memoryBytes());
        values.put("max_heap_bytes", Runtime.getRuntime().maxMemory());
        values.put("manual_kernels", KernelProvider.lookup().name());
        values.put("inner_block", Kernels.innerBlock());
        if (dl4j) {
            values.put("dl4j", dl4j());
        }
        values.put("git_commit", commit());
        return values;
    }

    /**
     * Reads the environment of some engines.
     *
     * @param engines who takes part; nothing of the others is even loaded
     * @return values by name, in the order of the file
     */
    public static Map<String, Object> read(Collection<EngineKind> engines) {
        Map<String, Object> values = read(engines.contains(EngineKind.DL4J));
        for (EngineKind kind : engines) {
            Map<String, Object> details = kind.factory().details();
            if (!details.isEmpty()) {
                values.put(kind.column(), details);
            }
        }
        return values;
    }

    /**
     * The machine in one line, for tables.
     *
     * @param values from {@link #read}, with {@link #ENGINES} if an engine was warmed up
     * @return processor, cores, JDK, kernels, and what Deeplearning4j's products run on and PyTorch's version where they take part
     */
    public static String oneLine(Map<String, Object> values) {
        String cores = String.valueOf(values.get("cores"));
        return String.format(
                        Locale.ROOT,
                        "%s, %s, JDK %s, kernels %s",
                        values.get("cpu"),
                        cores.equals("1") ? "1 core" : cores + " cores",
                        values.get("java_version"),
                        values.get("manual_kernels"))
                + dl4j(values).map(dl4j -> products(dl4j, values)).orElse("")
                + (values.get(EngineKind.PYTORCH.column()) instanceof Map<?, ?> pytorch
                        ? ", PyTorch " + pytorch.get("version")
                        : "");
    }

    private static String products(Map<?, ?> dl4j, Map<String, Object> values) {
        String core = dl4j.containsKey(CORE) ? ", OpenBLAS core " + dl4j.get(CORE) : "";
        return core + (Boolean.TRUE.equals(dl4j.get("helpers")) ? ", oneDNN helpers" + chosen(values) : "");
    }

    /** Where the helpers take part, as far as a search decided. */
    private static String chosen(Map<String, Object> values) {
        Map<String, Boolean> helped = new LinkedHashMap<>();
        if (values.get(ENGINES) instanceof List<?> engines) {
            for (Object entry : engines) {
                if (entry instanceof Map<?, ?> engine && engine.get(SETTING) instanceof String setting) {
                    String variant = Objects.toString(engine.get("variant"), "");
                    helped.put(
                            engine.get("model") + (variant.isEmpty() ? "" : " " + variant),
                            setting.contains(NetworkMode.HELPERS_ON));
                }
            }
        }
        if (!helped.containsValue(false)) {
            return "";
        }
        return helped.containsValue(true)
                ? " for " + helped.keySet().stream().filter(helped::get).collect(Collectors.joining(", "))
                : " off";
    }

    /**
     * What belongs beside a table because its times mean something else than a reader will think.
     *
     * @param values from {@link #read}
     * @return one text each
     */
    public static List<String> warnings(Map<String, Object> values) {
        return dl4j(values).map(dl4j -> dl4j.get(BlasCore.TROUBLE)).map(String::valueOf).stream()
                .toList();
    }

    private static Optional<Map<?, ?>> dl4j(Map<String, Object> values) {
        return values.get("dl4j") instanceof Map<?, ?> dl4j ? Optional.of(dl4j) : Optional.empty();
    }

    /** By family and model where they are known: in virtual machines a name alone is shared by generations. */
    static Object cpu(Processor processor) {
        return processor.named() ? processor.title() : Machine.cpu();
    }

    /** Threads are left out: they are chosen per network, and listed with the engines. */
    private static Map<String, Object> dl4j() {
        Dl4jBackend.Info info = Dl4jBackend.info();
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("backend", info.backend());
        values.put("device", info.device());
        values.putAll(info.details());
        values.put("max_off_heap_bytes", info.maxBytes());
        return values;
    }

    private static String commit() {
        String commit = GitState.commit();
        return GitState.clean() || commit.equals(Machine.UNKNOWN) ? commit : commit + " with changes";
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
}
