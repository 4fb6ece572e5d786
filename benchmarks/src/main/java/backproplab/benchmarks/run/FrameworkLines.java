package backproplab.benchmarks.run;

import backproplab.benchmarks.work.StepEngine;
import backproplab.benchmarks.work.StepFacts;
import backproplab.dl4j.cpu.BlasCore;
import backproplab.dl4j.tune.NetworkMode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What Deeplearning4j's processes ran on, for the lines below the table of steps. */
final class FrameworkLines {
    private FrameworkLines() {}

    /**
     * What its times depend on.
     *
     * @param facts what the processes told
     * @return one line for each different library, with the networks that its helpers took part in; none if it took no part
     */
    static List<String> describe(List<StepFacts> facts) {
        Map<String, List<StepFacts>> byLibrary = ofFramework(facts)
                .collect(Collectors.groupingBy(FrameworkLines::library, TreeMap::new, Collectors.toList()));
        return byLibrary.entrySet().stream()
                .map(entry -> entry.getKey() + ", oneDNN helpers " + helpers(entry.getValue()))
                .toList();
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

    private static String library(StepFacts fact) {
        Map<String, Object> details = fact.details();
        return fact.engine() + ": OpenBLAS core " + details.get("blas_core") + " (chosen by "
                + details.get("blas_core_chosen_by") + "), " + details.get("classifier");
    }

    private static String helpers(List<StepFacts> facts) {
        Map<Boolean, String> workloads = facts.stream()
                .collect(Collectors.partitioningBy(
                        FrameworkLines::helped,
                        Collectors.mapping(
                                StepFacts::workload,
                                Collectors.collectingAndThen(
                                        Collectors.toCollection(TreeSet::new), names -> String.join(", ", names)))));
        if (workloads.get(true).isEmpty()) {
            return "off";
        }
        return workloads.get(false).isEmpty()
                ? "on"
                : "on for " + workloads.get(true) + ", off for " + workloads.get(false);
    }

    /** What the network ran with; the library being there does not say that a search chose it. */
    private static boolean helped(StepFacts fact) {
        return fact.details().get("setting") instanceof String setting
                ? setting.contains(NetworkMode.HELPERS_ON)
                : Boolean.TRUE.equals(fact.details().get("helpers"));
    }
}
