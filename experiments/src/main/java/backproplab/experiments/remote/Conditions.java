package backproplab.experiments.remote;

import backproplab.dl4j.Dl4jBackend;
import backproplab.experiments.engine.EngineKind;
import backproplab.manual.kernel.KernelProvider;
import backproplab.manual.kernel.Kernels;
import backproplab.remote.RefusedException;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What decides the numbers of a training beside its settings and images: two machines that agree in this leave the same, by hand to the last
 * bit. Processors, Javas and numbers of threads may differ: what the manual engine computes depends on none of them but through its kernels.
 *
 * @param build digest of this program's classes
 * @param engines the code that computes, of each engine that takes part
 */
record Conditions(String build, String engines) {
    /**
     * Those of this process.
     *
     * @param engines who takes part, each available
     * @return the same at every call
     */
    static Conditions here(Collection<EngineKind> engines) {
        return new Conditions(
                BuildDigest.here(),
                engines.stream()
                        .sorted()
                        .distinct()
                        .map(Conditions::code)
                        .filter(text -> !text.isEmpty())
                        .collect(Collectors.joining("; ")));
    }

    private static String code(EngineKind kind) {
        if (kind.equals(EngineKind.MANUAL)) {
            return "kernels " + Kernels.description();
        }
        if (kind.dl4j()) {
            Dl4jBackend.Info info = Dl4jBackend.info();
            return "Deeplearning4j " + info.dl4jVersion() + " " + info.backend() + " " + info.classifier()
                    + info.blasCore().map(core -> " core " + core.name()).orElse("")
                    + (info.helpers() ? " with helpers" : "");
        }
        Map<String, Object> details = kind.factory().details();
        return details.isEmpty() ? "" : kind.title() + " " + details.get("version") + " " + details.get("backend");
    }

    /**
     * Refuses to train under other conditions than those that were asked for.
     *
     * @param asked those of the machine that collects the results
     * @param host this machine's name
     * @throws RefusedException naming what differs
     */
    void check(Conditions asked, String host) throws RefusedException {
        if (!asked.build.equals(build)) {
            throw new RefusedException(host + " has another build of Backprop Lab (" + build + " instead of "
                    + asked.build + ").\nGive every machine the same one.");
        }
        if (!asked.engines.equals(engines)) {
            throw new RefusedException(host + " computes with " + engines + ", this machine with " + asked.engines
                    + ": tables would depend on who trained what.\nUse machines whose processors are alike"
                    + (engines.contains("kernels ")
                            ? ", or give -D" + KernelProvider.BITS_PROPERTY + "=256 -Dmanualnet.innerBlock=256 to"
                                    + " all:\nto this one in MAVEN_OPTS, to the others by --cluster-set"
                                    + " spark.executor.extraJavaOptions=..."
                            : "."));
        }
    }
}
