package backproplab.benchmarks.run;

import backproplab.benchmarks.work.StepEngine;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * What to measure and how long.
 *
 * @param groups without {@link Group#ALL}
 * @param chosen which of each kind
 * @param threads threads of the hand-written engine, most threads of the tuned Deeplearning4j
 * @param forks processes per benchmark; 0 for what the benchmark says
 * @param flags of every measuring process
 * @param quick whether a rough answer will do
 * @param out folder that the run's folder is made in
 * @param arguments what the user typed
 */
record SpeedSettings(
        Set<Group> groups,
        Choice chosen,
        int threads,
        int forks,
        ForkFlags flags,
        boolean quick,
        Path out,
        List<String> arguments) {

    boolean usesJmh() {
        return groups.stream().anyMatch(group -> group != Group.LATENCY);
    }

    boolean usesDl4j() {
        return (groups.contains(Group.STEPS) || groups.contains(Group.LATENCY))
                && (chosen.engines().contains(StepEngine.DL4J)
                        || chosen.engines().contains(StepEngine.DL4J_DEFAULT));
    }
}
