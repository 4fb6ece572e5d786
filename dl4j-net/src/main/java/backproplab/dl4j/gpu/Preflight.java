package backproplab.dl4j.gpu;

import backproplab.dl4j.Dl4jBackend;
import java.util.Map;
import java.util.Optional;

/** What must hold before ND4J is touched: loading a CUDA library where it cannot run may end the process. */
public final class Preflight {
    private Preflight() {}

    /**
     * Asks the verdict if this program was built for a GPU; no class of ND4J is loaded.
     *
     * @return the verdict's words if it cannot run here, one to three lines
     */
    public static Optional<String> obstacle() {
        return Dl4jBackend.onGpu() ? obstacle(HostFacts.read(System.getenv())) : Optional.empty();
    }

    static Optional<String> obstacle(HostFacts facts) {
        Verdict verdict = Verdict.of(facts, facts.profile());
        return verdict.runs() ? Optional.empty() : Optional.of(verdict.lines());
    }

    /**
     * The verdict's sentence, where there is something to know: a CUDA profile, or a GPU.
     *
     * @param environment the environment variables
     * @return one line; empty on a machine without a GPU under the default profile
     */
    public static Optional<String> announcement(Map<String, String> environment) {
        HostFacts facts = HostFacts.read(environment);
        boolean telling = facts.profile().gpu() || !facts.gpu().gpus().isEmpty();
        return telling ? Optional.of(Verdict.of(facts, facts.profile()).sentence()) : Optional.empty();
    }
}
