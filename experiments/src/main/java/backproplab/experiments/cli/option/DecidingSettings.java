package backproplab.experiments.cli.option;

import backproplab.dl4j.Dl4jBackend;
import backproplab.experiments.engine.EngineKind;
import backproplab.manual.kernel.Kernels;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The part of config.json that decides the numbers in the tables, flat: each setting by a name that says where it belongs. */
public final class DecidingSettings {
    /** Present on a GPU: whether the CPU's columns come from a second process. Never present in that process: {@value}. */
    public static final String SECOND_PROCESS = "second_process";

    /** The list of those who train, for which backends are looked up: {@value}. */
    public static final String ENGINES = "engines";

    /** Deeplearning4j's backend and version, where it takes part: {@value}. */
    public static final String DL4J = "dl4j";

    private static final String CORE = DL4J + "_blas_core";
    private static final String BUILD = DL4J + "_build";
    private static final String HELPERS = DL4J + "_helpers";

    /** Which code computes Deeplearning4j's numbers on the CPU. */
    public static final Set<String> DL4J_NATIVE = Set.of(CORE, BUILD, HELPERS);

    /** What earlier releases did not note: a run of theirs is taken to be as this one is. */
    private static final Set<String> ADDED_LATER = DL4J_NATIVE;

    /** Where files came from, how many threads there are and what was typed changes no number. */
    private static final Set<String> WITHOUT_EFFECT = Set.of(
            "task",
            "arguments",
            "preset",
            "out",
            "threads",
            "data_origin",
            "data-dir",
            "offline",
            "weights",
            "weights-layout",
            "tensorboard",
            "watch");

    private DecidingSettings() {}

    /**
     * Takes them out of config.json.
     *
     * @param config its content; maps and rows of plans are laid flat
     * @return the settings that decide, with the kernels and, if it trains, Deeplearning4j
     */
    public static Map<String, String> of(Map<String, Object> config) {
        Map<String, String> flat = new LinkedHashMap<>();
        add(flat, "", config);
        // Kernels and blocks add in different orders, so a run that changes them is no longer exactly repeatable.
        flat.put("kernels", Kernels.description());
        if (config.get(ENGINES) instanceof List<?> engines && engines.contains(EngineKind.DL4J.token())) {
            Dl4jBackend.Info info = Dl4jBackend.info();
            flat.put(DL4J, info.backend() + " " + info.dl4jVersion());
            info.blasCore().ifPresent(core -> flat.put(CORE, core.name()));
            flat.put(BUILD, info.classifier());
            flat.put(HELPERS, info.helpers() ? "on" : "off");
        }
        if (config.get(ENGINES) instanceof List<?> engines && engines.contains(EngineKind.PYTORCH.token())) {
            Map<String, Object> details = EngineKind.PYTORCH.factory().details();
            flat.put(EngineKind.PYTORCH.token(), details.get("backend") + " " + details.get("version"));
        }
        return flat;
    }

    /**
     * What can be compared with a run that is to be gone on with.
     *
     * @param now   from {@link #of}
     * @param noted what the run noted when it began
     * @return now, but for what is noted only since a later release
     */
    static Map<String, String> comparable(Map<String, String> now, Map<String, String> noted) {
        Map<String, String> shared = new LinkedHashMap<>(now);
        shared.keySet().removeIf(name -> ADDED_LATER.contains(name) && !noted.containsKey(name));
        return shared;
    }

    private static void add(Map<String, String> flat, String suffix, Map<?, ?> values) {
        values.forEach((key, value) -> {
            String name = key.toString();
            if (WITHOUT_EFFECT.contains(name)) {
                return;
            }
            if (value instanceof Map<?, ?> inner) {
                add(flat, suffix, inner);
            } else if (name.equals("plans") && value instanceof List<?> rows) {
                for (int i = 0; i < rows.size(); i++) {
                    add(flat, " of row " + (i + 1), (Map<?, ?>) rows.get(i));
                }
            } else {
                flat.put(name + suffix, value.toString());
            }
        });
    }
}
