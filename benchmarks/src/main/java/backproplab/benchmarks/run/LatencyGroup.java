package backproplab.benchmarks.run;

import backproplab.benchmarks.latency.LatencyResult;
import backproplab.benchmarks.latency.StepLatency;
import backproplab.benchmarks.work.StepEngine;
import backproplab.benchmarks.work.Workload;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs {@link StepLatency} for every engine and workload, each in a process of its own. */
record LatencyGroup(SpeedSettings settings, Path scratch) {
    private static final int STEPS = 1_000;
    private static final int QUICK_STEPS = 200;
    private static final int SECONDS = 120;
    private static final int QUICK_SECONDS = 10;

    /** One result per process. */
    List<LatencyResult> run() throws IOException {
        List<LatencyResult> results = new ArrayList<>();
        for (Workload workload : settings.chosen().workloads()) {
            for (StepEngine engine : settings.chosen().engines()) {
                results.add(measure(workload, engine));
            }
        }
        return results;
    }

    private LatencyResult measure(Workload workload, StepEngine engine) throws IOException {
        Path file = scratch.resolve("latency-" + workload + "-" + engine + ".json");
        List<String> arguments = List.of(
                engine.name(),
                workload.name(),
                Integer.toString(settings.threads()),
                Integer.toString(settings.quick() ? QUICK_STEPS : STEPS),
                Integer.toString(settings.quick() ? QUICK_SECONDS : SECONDS),
                file.toString());
        return ChildProcess.exitCode(
                                new ProcessBuilder(settings.flags().command(StepLatency.class, arguments)).inheritIO())
                        == 0
                ? new ObjectMapper().readValue(file.toFile(), LatencyResult.class)
                : LatencyResult.failed(workload, engine);
    }
}
