package backproplab.benchmarks.run;

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
        return details(facts).map(FrameworkLines::line).distinct().sorted().toList();
    }

    /**
     * What makes its times mean something else than a reader will think.
     *
     * @param facts what the processes told
     * @return one text each
     */
    static List<String> warnings(List<StepFacts> facts) {
        return details(facts)
                .map(details -> details.get(BlasCore.TROUBLE))
                .filter(Objects::nonNull)
                .map(String::valueOf)
                .distinct()
                .toList();
    }

    private static Stream<Map<String, Object>> details(List<StepFacts> facts) {
        return facts.stream().map(StepFacts::details).filter(details -> details.containsKey("blas_core"));
    }

    private static String line(Map<String, Object> details) {
        return "Deeplearning4j: OpenBLAS core " + details.get("blas_core") + " (chosen by "
                + details.get("blas_core_chosen_by") + "), " + details.get("classifier") + ", oneDNN helpers "
                + (Boolean.TRUE.equals(details.get("helpers")) ? "on" : "off");
    }
}
