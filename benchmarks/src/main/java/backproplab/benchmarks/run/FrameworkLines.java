package backproplab.benchmarks.run;

import backproplab.benchmarks.work.StepEngine;
import backproplab.benchmarks.work.StepFacts;
import backproplab.dl4j.cpu.BlasCore;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** What Deeplearning4j's processes ran on, for the lines below the table of steps. */
final class FrameworkLines {
    private FrameworkLines() {}

    /**
     * What its times depend on.
     *
     * @param facts what the processes told
     * @return one line for each different answer; none if it took no part
     */
    static List<String> describe(List<StepFacts> facts) {
        return ofFramework(facts).map(FrameworkLines::line).distinct().sorted().toList();
    }

    /**
     * What makes the times of its tuned form mean something else than a reader will think; as it comes it may be slow.
     *
     * @param facts what the processes told
     * @return one text each
     */
    static List<String> warnings(List<StepFacts> facts) {
        return ofFramework(facts)
                .filter(fact -> fact.engine().equals(StepEngine.DL4J.toString()))
                .map(fact -> fact.details().get(BlasCore.TROUBLE))
                .filter(Objects::nonNull)
                .map(String::valueOf)
                .distinct()
                .toList();
    }

    private static Stream<StepFacts> ofFramework(List<StepFacts> facts) {
        return facts.stream().filter(fact -> fact.details().containsKey("blas_core"));
    }

    private static String line(StepFacts fact) {
        Map<String, Object> details = fact.details();
        return fact.engine() + ": OpenBLAS core " + details.get("blas_core") + " (chosen by "
                + details.get("blas_core_chosen_by") + "), " + details.get("classifier") + ", oneDNN helpers "
                + (Boolean.TRUE.equals(details.get("helpers")) ? "on" : "off");
    }
}
