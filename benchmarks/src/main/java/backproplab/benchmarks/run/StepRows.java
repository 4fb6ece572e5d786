package backproplab.benchmarks.run;

import backproplab.benchmarks.jmh.StepBenchmark;
import backproplab.benchmarks.report.SpeedRow;
import backproplab.benchmarks.report.SpeedRow.Times;
import backproplab.benchmarks.work.Flops;
import backproplab.benchmarks.work.PreparedStep;
import backproplab.benchmarks.work.StepEngine;
import backproplab.benchmarks.work.StepFacts;
import backproplab.benchmarks.work.Workload;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Rows of the training steps: the engines side by side. */
record StepRows(String runId, SpeedSettings settings, Measurements measurements, List<StepFacts> facts, double peak) {

    List<SpeedRow> rows() {
        List<SpeedRow> rows = new ArrayList<>();
        for (Workload workload : settings.chosen().workloads()) {
            double flops = Flops.step(workload);
            boolean agree = firstLossesAgree(facts, workload);
            for (StepEngine engine : settings.chosen().engines()) {
                rows.add(row(workload, engine, flops, agree));
            }
        }
        return rows;
    }

    private SpeedRow row(Workload workload, StepEngine engine, double flops, boolean agree) {
        Times times = times(workload, engine);
        return new SpeedRow(
                runId,
                "step",
                workload.toString(),
                engine.toString(),
                told(workload, engine, StepFacts::backend),
                told(workload, engine, StepFacts::threads),
                times,
                workload.batchSize(),
                flops,
                peak,
                speedup(workload, engine, StepEngine.DL4J),
                speedup(workload, engine, StepEngine.DL4J_DEFAULT),
                speedup(workload, engine, StepEngine.PYTORCH),
                times != Times.NONE && agree ? SpeedRow.OK : SpeedRow.FAILED);
    }

    private Times times(Workload workload, StepEngine engine) {
        return measurements.of(
                StepBenchmark.class, "step", Map.of("workload", workload.name(), "engine", engine.name()));
    }

    /** Only for the hand-written engines: how many times their step fits into the other's. */
    private double speedup(Workload workload, StepEngine engine, StepEngine other) {
        if (engine != StepEngine.MANUAL && engine != StepEngine.MANUAL_SCALAR) {
            return Double.NaN;
        }
        return times(workload, other).medianMs() / times(workload, engine).medianMs();
    }

    /** What the processes of an engine said; each different answer once. */
    private String told(Workload workload, StepEngine engine, Function<StepFacts, String> what) {
        return facts.stream()
                .filter(fact -> fact.workload().equals(workload.toString()))
                .filter(fact -> fact.engine().equals(engine.toString()))
                .map(what)
                .distinct()
                .sorted()
                .collect(Collectors.joining(" | "));
    }

    /** Whether all engines computed the same first loss in their processes. */
    static boolean firstLossesAgree(List<StepFacts> facts, Workload workload) {
        DoubleSummaryStatistics losses = facts.stream()
                .filter(fact -> fact.workload().equals(workload.toString()))
                .mapToDouble(StepFacts::firstLoss)
                .summaryStatistics();
        return losses.getCount() == 0 || losses.getMax() - losses.getMin() <= PreparedStep.FIRST_LOSS_BOUND;
    }
}
