package backproplab.benchmarks.run;

import backproplab.benchmarks.work.StepEngine;
import backproplab.dl4j.Dl4jBackend;
import backproplab.dl4j.gpu.HostFacts;
import backproplab.dl4j.gpu.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What must hold before Deeplearning4j is measured: loading a CUDA library where it cannot run may end the process. */
final class Preflight {
    private static final Set<Group> TRAINING = Set.of(Group.STEPS, Group.LATENCY);
    private static final Set<StepEngine> DL4J = Set.of(StepEngine.DL4J, StepEngine.DL4J_DEFAULT);

    private Preflight() {}

    /** Fails with code 4 and the verdict's words if Deeplearning4j is wanted, was built for a GPU, and cannot run here. */
    static void check(SpeedSettings settings, Map<String, String> environment) {
        if (Dl4jBackend.onGpu() && wanted(settings.groups(), settings.chosen().engines())) {
            check(HostFacts.read(environment));
        }
    }

    static boolean wanted(Set<Group> groups, List<StepEngine> engines) {
        return groups.stream().anyMatch(TRAINING::contains) && engines.stream().anyMatch(DL4J::contains);
    }

    static void check(HostFacts facts) {
        Verdict verdict = Verdict.of(facts, facts.profile());
        if (!verdict.runs()) {
            throw SpeedException.environment(verdict.lines(), null);
        }
    }
}
