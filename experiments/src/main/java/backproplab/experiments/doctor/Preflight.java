package backproplab.experiments.doctor;

import backproplab.dl4j.Dl4jBackend;
import backproplab.dl4j.Dl4jUnavailableException;
import backproplab.dl4j.gpu.HostFacts;
import backproplab.dl4j.gpu.Verdict;
import backproplab.files.failure.UserException;
import java.util.Map;
import java.util.Optional;

/** What must hold before ND4J is touched: loading a CUDA library where it cannot run may end the process. */
public final class Preflight {
    private Preflight() {}

    /**
     * Asks the verdict if this program was built for a GPU; no class of ND4J is loaded.
     *
     * @throws UserException with code 4 and the verdict's words if it cannot run here
     */
    public static void check() {
        if (Dl4jBackend.onGpu()) {
            check(HostFacts.read(System.getenv()));
        }
    }

    static void check(HostFacts facts) {
        Verdict verdict = Verdict.of(facts, facts.profile());
        if (!verdict.runs()) {
            throw UserException.environment(verdict.lines(), null);
        }
    }

    /**
     * Makes sure that ND4J can compute here.
     *
     * @throws UserException with code 4 if a CUDA profile cannot run here
     * @throws Dl4jUnavailableException if the native library does not load, or there is not exactly one backend
     */
    public static void ensureAvailable() throws Dl4jUnavailableException {
        check();
        Dl4jBackend.ensureAvailable();
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
